// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch.disk;

import java.io.Closeable;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A few file descriptors, held so that the fix of a program is seen that has used up all others.
 * Confined to the watch thread.
 */
final class Reserve {

  private static final File NOTHING = new File("/dev/null");

  /** One for each level of directories that are listed, and one for the file that is read. */
  private static final int SIZE = 16;

  private final Opener opener;
  private final List<Closeable> held = new ArrayList<>();

  /** Opens something, which takes a descriptor. */
  interface Opener {
    Closeable open() throws IOException;
  }

  Reserve(Opener opener) {
    this.opener = opener;
  }

  /** Where nothing can be opened for nothing it holds none. */
  static Reserve ofSystem() {
    return new Reserve(NOTHING.exists() ? () -> new FileInputStream(NOTHING) : () -> () -> {});
  }

  /** Takes what it lacks. */
  void fill() {
    try {
      while (held.size() < SIZE) {
        held.add(opener.open());
      }
    } catch (IOException e) {
      return; // There are none to be had, and what it has is all.
    }
  }

  /** Gives all back if the process has none left; answers whether it is worth trying again. */
  boolean give() {
    if (held.isEmpty() || !isExhausted()) {
      return false;
    }
    held.forEach(Reserve::close);
    held.clear();
    return true;
  }

  /** Whether no descriptor is to be had. */
  boolean isExhausted() {
    try (Closeable one = opener.open()) {
      return one == null;
    } catch (IOException e) {
      return true;
    }
  }

  private static void close(Closeable one) {
    try {
      one.close();
    } catch (IOException e) {
      // It held nothing that could be lost.
    }
  }
}
