// SPDX-License-Identifier: Apache-2.0
import stable.Library;

public class ThrowableInLibrary {
  public static void run() {
    Library.LIST.add(new IllegalStateException("kept"));
  }
}
