// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.javac;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Class loaders of processors that are kept from one small compilation to the next, of which
 * loading the processors and warming them up is the larger part. Confined to one thread.
 */
final class ProcessorLoaders {

  /** What processors pile up in static fields goes after so many compilations. */
  private static final int MOST_USES = 50;

  private final Map<String, ClassLoader> kept = new HashMap<>();
  private int uses;

  /** Before a compilation that has them. */
  void use() {
    if (uses == MOST_USES) {
      letGo();
    }
    uses++;
  }

  /** Between compilations. */
  void letGo() {
    uses = 0;
    for (ClassLoader loader : kept.values()) {
      try {
        if (loader instanceof Closeable closeable) {
          closeable.close();
        }
      } catch (IOException e) {
        throw new UncheckedIOException("cannot close the path of the processors", e);
      }
    }
    kept.clear();
  }

  /**
   * One that javac does not close when it is done.
   *
   * @param location of the processors
   */
  @Nullable ClassLoader get(String location, Supplier<@Nullable ClassLoader> made) {
    ClassLoader known = kept.get(location);
    if (known == null) {
      known = made.get();
      if (known == null) {
        return null;
      }
      kept.put(location, known);
    }
    return new ClassLoader(known) {};
  }
}
