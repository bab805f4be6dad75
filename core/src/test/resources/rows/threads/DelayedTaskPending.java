// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

public class DelayedTaskPending {
  public static void run() {
    CompletableFuture.delayedExecutor(1, TimeUnit.HOURS).execute(() -> {});
  }
}
