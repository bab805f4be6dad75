// SPDX-License-Identifier: Apache-2.0
import stable.Library;

public class InheritableThreadLocalCopied {
  public static void run() {
    new InheritableThreadLocal<>().set(new InheritableThreadLocalCopied());
    Library.startOnce("library-heir");
  }
}
