// SPDX-License-Identifier: Apache-2.0
/**
 * Which archives stay, and which each generation loads anew: what was learned of that, and what
 * follows.
 */
@NullMarked
package dev.remain.boundary;

import org.jspecify.annotations.NullMarked;
