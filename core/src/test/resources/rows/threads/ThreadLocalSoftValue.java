// SPDX-License-Identifier: Apache-2.0
import java.lang.ref.SoftReference;
import stable.Library;

public class ThreadLocalSoftValue {
  private static final ThreadLocal<Object> LOCAL = new ThreadLocal<>();

  public static void run() throws Exception {
    Library.POOL.submit(() -> LOCAL.set(new SoftReference<>(new ThreadLocalSoftValue()))).get();
  }
}
