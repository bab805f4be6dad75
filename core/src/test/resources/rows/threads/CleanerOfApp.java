// SPDX-License-Identifier: Apache-2.0
import java.lang.ref.Cleaner;

public class CleanerOfApp {
  private static final Cleaner CLEANER = Cleaner.create();
  private static final Object RESOURCE = new Object();

  public static void run() {
    CLEANER.register(RESOURCE, () -> {});
  }
}
