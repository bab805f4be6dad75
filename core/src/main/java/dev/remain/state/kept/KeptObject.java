// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.kept;

import java.time.Instant;
import java.util.List;

/**
 * An object that is kept.
 *
 * @param dependencies what it was made from
 * @param since when it was made
 * @param askedBy the number of the latest generation that asked for it, or 0
 */
record KeptObject(String key, Object value, List<?> dependencies, Instant since, int askedBy) {

  KeptObject askedBy(int generation) {
    return new KeptObject(key, value, dependencies, since, Math.max(askedBy, generation));
  }

  String className() {
    return value.getClass().getName();
  }
}
