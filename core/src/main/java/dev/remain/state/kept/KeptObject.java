// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.kept;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object that is kept.
 *
 * @param dependencies what it was made from
 * @param since when it was made
 * @param askedBy the number of the latest generation that asked for it, or 0
 */
record KeptObject(String key, Object value, List<?> dependencies, Instant since, int askedBy) {

  KeptObject askedBy(int generation) {
    return generation <= askedBy
        ? this
        : new KeptObject(key, value, dependencies, since, generation);
  }

  /** Whether nothing has changed; asks no object of the program. */
  boolean isStill(@Nullable KeptObject other) {
    return other != null
        && other.value == value
        && other.since == (Object) since
        && other.askedBy == askedBy;
  }

  String className() {
    return value.getClass().getName();
  }
}
