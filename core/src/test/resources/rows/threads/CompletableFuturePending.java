// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

public class CompletableFuturePending {
  public static void run() {
    new CompletableFuture<>().orTimeout(1, TimeUnit.HOURS).whenComplete((value, thrown) -> {});
  }
}
