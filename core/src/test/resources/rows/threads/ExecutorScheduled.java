// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

public class ExecutorScheduled {
  private static final ScheduledExecutorService POOL = Executors.newScheduledThreadPool(1);

  public static void run() {
    POOL.scheduleAtFixedRate(() -> {}, 10, 10, TimeUnit.MILLISECONDS);
  }
}
