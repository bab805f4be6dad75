// SPDX-License-Identifier: Apache-2.0
import stable.Library;

public class ThreadLocalLibraryKey {
  public static void run() throws Exception {
    Library.POOL.submit(() -> Library.LOCAL.set(new ThreadLocalLibraryKey())).get();
  }
}
