// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry;

/**
 * Stands for what cannot be carried.
 *
 * @param what it was, to be read after "without"
 */
record Dropped(String what) {}
