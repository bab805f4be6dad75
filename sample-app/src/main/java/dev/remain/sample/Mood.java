// SPDX-License-Identifier: Apache-2.0
package dev.remain.sample;

/** How a creature feels. The page draws a face for each of these, and a plain one for others. */
enum Mood {
  CALM,
  HAPPY,
  HUNGRY,
  SLEEPY
}
