// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry;

import dev.remain.state.carry.type.Dropped;
import dev.remain.state.carry.type.Place;
import org.jspecify.annotations.Nullable;

/** How objects of a class are carried. Confined to the thread that copies. */
interface Kind {

  /** How a value of no further interest is carried: by itself, or by something that is known. */
  @FunctionalInterface
  interface Simple extends Kind {

    /** The value itself, what stands for it, or {@link Dropped}. */
    @Nullable Object instead(Object value, Place place);
  }
}
