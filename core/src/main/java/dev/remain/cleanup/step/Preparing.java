// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.step;

/** Of a step that does something for a generation before it is entered. */
public interface Preparing {

  /**
   * A generation is about to be entered.
   *
   * @param next its loader
   */
  void preparing(ClassLoader next);
}
