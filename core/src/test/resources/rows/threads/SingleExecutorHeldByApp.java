// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

public class SingleExecutorHeldByApp {
  private static final ExecutorService POOL = Executors.newSingleThreadExecutor();

  public static void run() throws Exception {
    POOL.submit(() -> {}).get();
  }
}
