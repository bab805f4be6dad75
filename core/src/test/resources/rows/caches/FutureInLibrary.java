// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.CompletableFuture;
import stable.Library;

public class FutureInLibrary {
  public static void run() {
    CompletableFuture<Object> future = new CompletableFuture<>();
    future.whenComplete((value, thrown) -> {});
    Library.LIST.add(future);
  }
}
