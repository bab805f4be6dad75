// SPDX-License-Identifier: Apache-2.0
import stable.Library;

public class UncaughtHandlerOnLibraryThread {
  public static void run() throws Exception {
    Library.POOL
        .submit(() -> Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> {}))
        .get();
  }
}
