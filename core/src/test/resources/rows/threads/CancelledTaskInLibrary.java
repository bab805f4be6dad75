// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.TimeUnit;
import stable.Library;

public class CancelledTaskInLibrary {
  public static void run() {
    Library.SCHEDULER.schedule(() -> {}, 1, TimeUnit.HOURS).cancel(false);
  }
}
