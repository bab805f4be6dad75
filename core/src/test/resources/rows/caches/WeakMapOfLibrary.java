// SPDX-License-Identifier: Apache-2.0
import stable.Library;

public class WeakMapOfLibrary {
  public static void run() {
    Library.WEAK.put(WeakMapOfLibrary.class, new Object[] {WeakMapOfLibrary.class});
  }
}
