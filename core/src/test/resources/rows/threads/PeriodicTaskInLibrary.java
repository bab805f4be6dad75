// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.TimeUnit;
import stable.Library;

public class PeriodicTaskInLibrary {
  public static void run() {
    Library.SCHEDULER.scheduleAtFixedRate(() -> {}, 1, 1, TimeUnit.HOURS);
  }
}
