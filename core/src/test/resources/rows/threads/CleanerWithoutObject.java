// SPDX-License-Identifier: Apache-2.0
import java.lang.ref.Cleaner;
import stable.Library;

public class CleanerWithoutObject {
  public static void run() {
    Library.CLEANER.register(new Object(), () -> {});
    Cleaner.create().register(new Object(), () -> {});
    new CleanerWithoutObject();
  }

  @Override
  @SuppressWarnings("removal")
  protected void finalize() {}
}
