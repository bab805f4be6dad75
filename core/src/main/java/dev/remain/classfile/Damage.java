// SPDX-License-Identifier: Apache-2.0
package dev.remain.classfile;

/** Why bytes are not a class file. */
final class Damage extends Exception {

  private static final long serialVersionUID = 1;

  Damage(String reason) {
    super(reason, null, false, false);
  }

  static Damage cut(byte[] bytes, String section) {
    return new Damage("it ends after " + bytes.length + " bytes, in the middle of its " + section);
  }

  /** Completes a sentence about the file. */
  String reason() {
    return String.valueOf(getMessage());
  }
}
