// SPDX-License-Identifier: Apache-2.0
import stable.Library;

public class DeadThreadInLibrary {
  public static void run() throws Exception {
    Thread thread = new Thread(() -> {}, "dead");
    Library.LIST.add(thread);
    thread.start();
    thread.join();
  }
}
