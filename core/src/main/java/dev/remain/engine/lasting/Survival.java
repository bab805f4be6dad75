// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.lasting;

/**
 * What of the kept objects outlives a generation.
 *
 * @param reason why nothing does, in words; empty if something may
 */
public record Survival(Rule rule, String reason) {

  /** Nothing can be said of what it would have asked for. */
  public static final Survival OF_ALL = new Survival(Rule.ALL, "");

  public static final Survival OF_WHAT_WAS_ASKED_FOR = new Survival(Rule.ASKED_FOR, "");

  /** Which ones. */
  enum Rule {
    ALL,
    ASKED_FOR,
    NONE
  }

  public static Survival ofNothing(String reason) {
    return new Survival(Rule.NONE, reason);
  }
}
