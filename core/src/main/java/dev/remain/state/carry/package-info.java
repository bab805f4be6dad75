// SPDX-License-Identifier: Apache-2.0
/**
 * Copies objects of one generation into the next one's version of their types. Whatever is in here
 * lives as long as one copy, and holds classes of both.
 */
@NullMarked
package dev.remain.state.carry;

import org.jspecify.annotations.NullMarked;
