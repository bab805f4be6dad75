// SPDX-License-Identifier: Apache-2.0
import stable.Library;

public class ScopedValues {
  private static final ScopedValue<Object> VALUE = ScopedValue.newInstance();

  public static void run() throws Exception {
    Library.POOL
        .submit(() -> ScopedValue.where(VALUE, new ScopedValues()).run(() -> VALUE.get()))
        .get();
  }
}
