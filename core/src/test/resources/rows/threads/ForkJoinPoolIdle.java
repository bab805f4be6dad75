// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.ForkJoinPool;

public class ForkJoinPoolIdle {
  private static final ForkJoinPool POOL = new ForkJoinPool(2);

  public static void run() throws Exception {
    POOL.submit(() -> {}).get();
  }
}
