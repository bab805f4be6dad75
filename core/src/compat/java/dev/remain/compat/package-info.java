// SPDX-License-Identifier: Apache-2.0
/**
 * The compatibility suite: hello-worlds of real frameworks, each run by {@code java} and by Remain,
 * and what was seen of both held against each other.
 */
@NullMarked
package dev.remain.compat;

import org.jspecify.annotations.NullMarked;
