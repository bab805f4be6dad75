// SPDX-License-Identifier: Apache-2.0
package dev.remain.hook;

/**
 * Something that was asked for, and can be withdrawn. Thread-safe.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface Registration {

  /** Takes it back; does nothing if that was done before, or if it has been called already. */
  void withdraw();
}
