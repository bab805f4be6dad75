// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry;

import dev.remain.state.carry.type.FieldPlace;
import dev.remain.state.carry.type.NotCarried;
import org.jspecify.annotations.Nullable;

/** How objects of a class are carried. Confined to the thread that copies. */
interface Kind {

  /** How a value of no further interest is carried: by itself, or by something that is known. */
  @FunctionalInterface
  interface Simple extends Kind {

    /** The value itself, what stands for it, or {@link NotCarried}. */
    @Nullable Object instead(Object value, FieldPlace place);
  }
}
