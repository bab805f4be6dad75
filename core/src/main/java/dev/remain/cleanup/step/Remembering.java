// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.step;

/** Of a step that puts something back: what it was before a generation could replace it. */
public interface Remembering {

  /** A generation is about to be entered. */
  void entering();
}
