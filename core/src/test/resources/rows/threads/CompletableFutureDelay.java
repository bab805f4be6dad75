// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

public class CompletableFutureDelay {
  public static void run() throws Exception {
    CountDownLatch ran = new CountDownLatch(1);
    CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS).execute(ran::countDown);
    ran.await();
    new CompletableFuture<>().completeOnTimeout("", 1, TimeUnit.MILLISECONDS).get();
  }
}
