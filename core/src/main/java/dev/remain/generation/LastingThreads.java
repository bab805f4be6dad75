// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import java.util.HashSet;
import java.util.Set;

/**
 * Threads of libraries that went on when what made them had been told to end, by their names
 * without numbers: the next of their kind will, too, and need not be waited for. Confined to the
 * restart thread.
 */
final class LastingThreads {

  private final Set<String> kinds = new HashSet<>();

  boolean isKnown(Thread thread) {
    return kinds.contains(kind(thread));
  }

  void goesOn(Thread thread) {
    kinds.add(kind(thread));
  }

  private static String kind(Thread thread) {
    return thread.getName().replaceAll("[0-9]+", "#");
  }
}
