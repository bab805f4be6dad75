// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.locks.LockSupport;
import stable.Library;

public class StoppedThreadInLibrary {
  public static void run() {
    Thread thread = new Thread(LockSupport::park, "stopped");
    Library.LIST.add(thread);
    thread.start();
  }
}
