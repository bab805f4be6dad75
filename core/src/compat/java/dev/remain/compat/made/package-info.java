// SPDX-License-Identifier: Apache-2.0
/**
 * Small libraries by chance: what they remember, what they let go on, and how they look for classes
 * of a program, in each combination; and whether a generation differs from a new JVM.
 */
@NullMarked
package dev.remain.compat.made;

import org.jspecify.annotations.NullMarked;
