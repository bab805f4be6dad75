// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.step;

import java.util.List;

/** Whose an object is, and what was done with it, in words. */
public final class Names {

  private Names() {}

  /** One text for the same thing done to many threads, of which the first is named. */
  public static List<String> folded(String what, List<String> threads) {
    if (threads.isEmpty()) {
      return List.of();
    }
    String more = threads.size() > 1 ? " +" + (threads.size() - 1) : "";
    return List.of(what + " on thread \"" + threads.get(0) + "\"" + more);
  }

  /** Whether the object's class is the JDK's: what it holds nobody can see. */
  public static boolean isOfJdk(Object object) {
    ClassLoader loader = object.getClass().getClassLoader();
    return loader == null || loader == ClassLoader.getPlatformClassLoader();
  }

  /** The name of the object's class. */
  public static String of(Object object) {
    return object.getClass().getName();
  }
}
