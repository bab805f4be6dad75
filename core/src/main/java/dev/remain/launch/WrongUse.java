// SPDX-License-Identifier: Apache-2.0
package dev.remain.launch;

/** Remain cannot start what it was asked to; the message is for the user as it is. */
public final class WrongUse extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  /** The exit status of a JVM that ends for this. */
  public static final int STATUS = 2;

  public WrongUse(String message) {
    super(message);
  }
}
