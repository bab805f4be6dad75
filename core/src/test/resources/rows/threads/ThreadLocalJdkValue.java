// SPDX-License-Identifier: Apache-2.0
import stable.Library;

public class ThreadLocalJdkValue {
  private static final ThreadLocal<String> LOCAL = ThreadLocal.withInitial(() -> "text");

  public static void run() throws Exception {
    Library.POOL.submit(LOCAL::get).get();
  }
}
