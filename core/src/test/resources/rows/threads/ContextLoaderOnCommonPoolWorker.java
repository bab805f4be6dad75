// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;

public class ContextLoaderOnCommonPoolWorker {
  public static void run() throws Exception {
    ClassLoader own = ContextLoaderOnCommonPoolWorker.class.getClassLoader();
    CompletableFuture.runAsync(
            () -> Thread.currentThread().setContextClassLoader(own), ForkJoinPool.commonPool())
        .get();
  }
}
