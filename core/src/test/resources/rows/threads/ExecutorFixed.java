// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

public class ExecutorFixed {
  private static final ExecutorService POOL = Executors.newFixedThreadPool(2);

  public static void run() throws Exception {
    POOL.submit(() -> {}).get();
  }
}
