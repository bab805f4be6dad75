// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.lasting;

/**
 * What of the kept objects outlives a generation.
 *
 * @param reason why nothing does, in words; empty if something may
 */
public record RetentionRule(Rule rule, String reason) {

  /** Nothing can be said of what it would have asked for. */
  public static final RetentionRule OF_ALL = new RetentionRule(Rule.ALL, "");

  public static final RetentionRule OF_WHAT_WAS_ASKED_FOR = new RetentionRule(Rule.ASKED_FOR, "");

  /** Which ones. */
  enum Rule {
    ALL,
    ASKED_FOR,
    NONE
  }

  public static RetentionRule ofNothing(String reason) {
    return new RetentionRule(Rule.NONE, reason);
  }
}
