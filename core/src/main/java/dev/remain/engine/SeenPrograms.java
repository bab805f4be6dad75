// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import dev.remain.classpath.Fingerprint;
import java.util.HashMap;
import java.util.Map;

/** Which generation was which program first. Confined to the restart thread. */
final class SeenPrograms {

  private final Map<Fingerprint, Integer> first = new HashMap<>();

  /** The earliest generation with that fingerprint, or 0; then this one counts, too. */
  int earliest(Fingerprint fingerprint, int generation) {
    Integer earlier = first.putIfAbsent(fingerprint, generation);
    return earlier == null ? 0 : earlier;
  }
}
