// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry.type;

/**
 * Stands for what cannot be carried.
 *
 * @param what it was, to be read after "without"
 */
public record NotCarried(String what) {}
