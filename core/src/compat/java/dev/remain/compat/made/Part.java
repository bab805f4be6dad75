// SPDX-License-Identifier: Apache-2.0
package dev.remain.compat.made;

/**
 * What a library does, as source: members of its class, and statements that are run for each object
 * of the program that it is given. {@code #} is the number of the library, {@code task} the object,
 * {@code tell} prints a line, and {@code tick} one that comes again and again.
 */
record Part(String members, String statements) {

  static final Part NONE = new Part("", "");

  String members(int number) {
    return members.replace("#", Integer.toString(number));
  }

  String statements(int number) {
    return statements.replace("#", Integer.toString(number));
  }
}
