// SPDX-License-Identifier: Apache-2.0
import stable.Library;

public class CleanerOfLibrary {
  public static void run() {
    Object resource = new Object();
    Library.LIST.add(resource);
    Library.CLEANER.register(resource, () -> {});
  }
}
