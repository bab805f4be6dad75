// SPDX-License-Identifier: Apache-2.0
package dev.remain.link;

/**
 * Why a generation cannot be started.
 *
 * @param text for the user
 * @param isUnfinished whether it is what a build looks like that is still at work
 */
public record Problem(String text, boolean isUnfinished) {

  static Problem certain(String text) {
    return new Problem(text, false);
  }
}
