// SPDX-License-Identifier: Apache-2.0
/** What somebody types who has the program in a terminal. */
@NullMarked
package dev.remain.keys;

import org.jspecify.annotations.NullMarked;
