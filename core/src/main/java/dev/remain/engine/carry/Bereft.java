// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.carry;

import dev.remain.generation.Generation;
import dev.remain.loader.Base;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A generation that has ended and waits for one that what it leaves can be carried into: it has
 * failed, or the copy did. Stays in memory until then, with the bases it stood on. Immutable.
 *
 * @param bases replaced ones
 */
record Bereft(Generation generation, List<Base> bases) {

  Bereft {
    bases = List.copyOf(bases);
  }

  /** One that leaves something, or null. */
  static @Nullable Bereft of(@Nullable Generation failed) {
    return failed == null || failed.loader().cargo().isEmpty(true)
        ? null
        : new Bereft(failed, List.of());
  }

  /** The same, when one more base is replaced. */
  Bereft with(@Nullable Base replaced) {
    List<Base> all = new ArrayList<>(bases);
    if (replaced != null) {
      all.add(replaced);
    }
    return new Bereft(generation, all);
  }

  /** The loaders that stay with it, and the numbers of their generations; 0 for a base. */
  Map<ClassLoader, Integer> loaders() {
    Map<ClassLoader, Integer> loaders = new LinkedHashMap<>();
    loaders.put(generation.loader(), generation.number());
    bases.forEach(base -> loaders.put(base.loader(), 0));
    return loaders;
  }
}
