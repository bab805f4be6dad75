// SPDX-License-Identifier: Apache-2.0
import stable.Library;

public class ThreadLocalAppValue {
  private static final ThreadLocal<Object> LOCAL = new ThreadLocal<>();

  public static void run() throws Exception {
    Library.POOL.submit(() -> LOCAL.set(new ThreadLocalAppValue())).get();
  }
}
