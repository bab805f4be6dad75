// SPDX-License-Identifier: Apache-2.0
package dev.remain;

/** Remain cannot start what it was asked to; the message is for the user as it is. */
final class WrongUse extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  /** The exit status of a JVM that ends for this. */
  static final int STATUS = 2;

  WrongUse(String message) {
    super(message);
  }
}
