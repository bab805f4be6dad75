// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench.host;

/**
 * What libraries and caches of a grown program hold: live objects that outlast every restart, and
 * that every full collection has to look at.
 */
final class Ballast {

  private static final int OBJECT = 240;
  private static final int OBJECTS_PER_MEGABYTE = 1024 * 1024 / (OBJECT + 16);

  private static Object[] held = {};

  private Ballast() {}

  /** Takes as much as the system property {@code bench.ballast} says, in megabytes. */
  static void take() {
    Object[] objects = new Object[Integer.getInteger("bench.ballast", 0) * OBJECTS_PER_MEGABYTE];
    for (int i = 0; i < objects.length; i++) {
      objects[i] = new byte[OBJECT];
    }
    held = objects;
  }

  /** Keeps the field from being taken for unused. */
  static int size() {
    return held.length;
  }
}
