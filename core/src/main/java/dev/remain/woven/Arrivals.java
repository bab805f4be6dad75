// SPDX-License-Identifier: Apache-2.0
package dev.remain.woven;

/** A loader that has something for static fields of its classes. */
public interface Arrivals {

  /**
   * The static initialiser of a class with carried fields is about to end, on the calling thread.
   *
   * @param type of this loader
   */
  void initialized(Class<?> type);
}
