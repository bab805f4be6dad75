// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch.judge;

/**
 * Why a build looks unfinished.
 *
 * @param reason for the user
 */
public record HoldReason(Kind kind, String reason, Patience patience) {

  /** What is said once for each. */
  public enum Kind {
    ROOT_MISSING,
    NO_CLASSES,
    MAIN_CLASS_MISSING,
    CLASSES_MISSING,
    CLASS_NEEDED,
    INCOMPLETE,
    BEING_WRITTEN
  }

  /** How long it is worth waiting. */
  public enum Patience {
    /** Classes that nothing refers to may well have been deleted for good. */
    SHORT,
    LIMITED,
    /** Starting into this can only fail. */
    ENDLESS
  }
}
