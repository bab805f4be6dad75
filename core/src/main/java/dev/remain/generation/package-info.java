// SPDX-License-Identifier: Apache-2.0
/** One run of {@code main} in one disposable loader: making it, starting it, ending it. */
@NullMarked
package dev.remain.generation;

import org.jspecify.annotations.NullMarked;
