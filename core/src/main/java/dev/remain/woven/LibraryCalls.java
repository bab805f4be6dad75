// SPDX-License-Identifier: Apache-2.0
package dev.remain.woven;

/**
 * What live code has from libraries. Called after each call of theirs that may answer something
 * with an end of its own, and so told apart by class in a few nanoseconds. Thread-safe.
 */
public final class LibraryCalls {

  /** By class, and held by it: what is remembered here is nothing of a loader. */
  private static final ClassValue<Boolean> HAS_END =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return Calls.receiver().hasEnd(type);
        }
      };

  private LibraryCalls() {}

  /** How live code came to have an object. */
  public enum Origin {
    /** It constructed it: so it is its own. */
    CONSTRUCTED,
    /** A static method answered it, which may answer it to everybody. */
    ANSWERED,
    /** A method of an object answered it, of which it may be a part. */
    PART
  }

  /** After live code constructed it. */
  public static void constructed(Object thing) {
    had(thing, Origin.CONSTRUCTED);
  }

  /** After a static method answered it. */
  public static void answered(Object thing) {
    had(thing, Origin.ANSWERED);
  }

  /** After a method of an object answered it. */
  public static void part(Object thing) {
    had(thing, Origin.PART);
  }

  private static void had(Object thing, Origin origin) {
    if (thing != null && HAS_END.get(thing.getClass())) {
      Calls.receiver().had(thing, origin);
    }
  }

  /** Before live code itself calls a method that is named like an end. */
  public static void ending(Object thing) {
    if (thing != null && HAS_END.get(thing.getClass())) {
      Calls.receiver().ending(thing);
    }
  }
}
