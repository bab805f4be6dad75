// SPDX-License-Identifier: Apache-2.0
import stable.Library;

public class LibraryThreadWithoutContextLoader {
  public static void run() {
    Library.startOnceWithoutContextLoader("library-careful");
  }
}
