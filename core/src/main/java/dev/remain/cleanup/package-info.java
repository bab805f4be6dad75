// SPDX-License-Identifier: Apache-2.0
/** Cutting what the JDK still holds of a stopped generation: one class for each kind. */
@NullMarked
package dev.remain.cleanup;

import org.jspecify.annotations.NullMarked;
