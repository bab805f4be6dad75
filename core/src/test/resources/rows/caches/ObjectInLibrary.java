// SPDX-License-Identifier: Apache-2.0
import stable.Library;

public class ObjectInLibrary {
  public static void run() {
    Library.LIST.add(new ObjectInLibrary());
  }
}
