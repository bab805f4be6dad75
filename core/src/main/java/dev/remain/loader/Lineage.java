// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import org.jspecify.annotations.Nullable;

/** Which generation a loader belongs to. Stateless. */
public final class Lineage {

  private Lineage() {}

  /** Whether it is a generation's, or below one. */
  public static boolean isLive(@Nullable ClassLoader loader) {
    return generationOf(loader) > 0;
  }

  /** The number of the generation whose loader it is, or is below; 0 if it is none's. */
  public static int generationOf(@Nullable ClassLoader loader) {
    for (ClassLoader now = loader; now != null; now = now.getParent()) {
      if (now instanceof GenerationClassLoader live) {
        return live.number();
      }
    }
    return 0;
  }

  /** Whether it is the other one, or below it. */
  public static boolean isBelow(@Nullable ClassLoader loader, ClassLoader above) {
    ClassLoader now = loader;
    while (now != null && now != above) {
      now = now.getParent();
    }
    return now == above;
  }
}
