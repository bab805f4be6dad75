// SPDX-License-Identifier: Apache-2.0
import stable.Library;

public class LibraryThreadStarted {
  public static void run() {
    Library.startOnce("library-lazy");
  }
}
