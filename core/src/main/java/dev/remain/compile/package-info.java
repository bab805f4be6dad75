// SPDX-License-Identifier: Apache-2.0
/** Compiling on save: the thread that waits for saves, compiles and publishes. */
@NullMarked
package dev.remain.compile;

import org.jspecify.annotations.NullMarked;
