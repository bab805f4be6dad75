// SPDX-License-Identifier: Apache-2.0
package dev.remain.woven;

/** What a library began, for itself or for what calls it: it tells which objects go on. */
public final class Begun {

  private Begun() {}

  /** After a library made an executor, a timer, or what a file is kept open by. */
  public static void made(Object thing) {
    if (thing != null) {
      Calls.receiver().begun(thing);
    }
  }
}
