// SPDX-License-Identifier: Apache-2.0
/** Compiling on save: what to compile again, with what, and whether that is proven. */
@NullMarked
package dev.remain.compile;

import org.jspecify.annotations.NullMarked;
