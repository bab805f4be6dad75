// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;

public class CommonPool {
  public static void run() throws Exception {
    IntStream.range(0, 10_000).parallel().map(i -> i + 1).sum();
    CompletableFuture.runAsync(() -> {}).get();
    CompletableFuture.runAsync(() -> {}, ForkJoinPool.commonPool()).get();
  }
}
