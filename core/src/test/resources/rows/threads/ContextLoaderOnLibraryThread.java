// SPDX-License-Identifier: Apache-2.0
import stable.Library;

public class ContextLoaderOnLibraryThread {
  public static void run() throws Exception {
    ClassLoader own = ContextLoaderOnLibraryThread.class.getClassLoader();
    Library.POOL.submit(() -> Thread.currentThread().setContextClassLoader(own)).get();
  }
}
