// SPDX-License-Identifier: Apache-2.0
/** What a generation leaves to the one after it, and when it is copied. */
@NullMarked
package dev.remain.engine.carry;

import org.jspecify.annotations.NullMarked;
