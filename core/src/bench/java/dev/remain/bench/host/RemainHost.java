// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench.host;

import dev.remain.Main;
import dev.remain.Remain;

/** Remain as its users start it, from its packaged jar; it adds only the thread that obeys. */
final class RemainHost {

  private RemainHost() {}

  /**
   * @param words those of {@link Main}
   */
  public static void main(String[] words) throws Throwable {
    Ballast.take();
    Orders.obey(() -> Remain.restart("asked for by the suite"));
    Main.main(words);
  }
}
