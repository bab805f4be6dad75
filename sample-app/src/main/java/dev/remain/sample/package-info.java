// SPDX-License-Identifier: Apache-2.0
/** A meadow in the browser, with creatures to edit while they walk about. */
@NullMarked
package dev.remain.sample;

import org.jspecify.annotations.NullMarked;
