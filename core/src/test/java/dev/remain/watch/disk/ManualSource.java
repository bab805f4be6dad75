// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch.disk;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hints that a test gives. */
public final class ManualSource implements ChangeSource {

  public final Set<Path> watched = new HashSet<>();
  private final Set<Path> missing = new HashSet<>();
  private final Set<Path> forbidden = new HashSet<>();
  private @Nullable String exhausted;
  private final Queue<Consumer<Hints>> pending = new ArrayDeque<>();

  public void touch(Path file) {
    Path parent = file.getParent();
    String name = file.getFileName().toString();
    pending.add(hints -> hints.touched(parent, name));
  }

  public void lose(Path directory) {
    pending.add(hints -> hints.lost(directory));
  }

  public void unwatch(Path directory) {
    pending.add(hints -> hints.gone(directory));
  }

  /** Fails at everything that comes next. */
  public void exhaust(String message) {
    exhausted = message;
  }

  /** Refuses to watch that directory until it is allowed again. */
  public void forbid(Path directory) {
    forbidden.add(directory);
  }

  public void allow(Path directory) {
    forbidden.remove(directory);
  }

  /** Fails no longer. */
  public void recover() {
    exhausted = null;
  }

  /** Does not find that directory once. */
  public void missOnce(Path directory) {
    missing.add(directory);
  }

  /** Throws once what no source should throw. */
  public void breakOnce() {
    pending.add(
        hints -> {
          throw new IllegalStateException("thrown by a change source, on purpose");
        });
  }

  @Override
  public void watch(Path directory) throws IOException {
    if (exhausted != null) {
      throw new IOException(exhausted);
    }
    if (forbidden.contains(directory)) {
      throw new AccessDeniedException(directory.toString());
    }
    if (missing.remove(directory)) {
      throw new NoSuchFileException(directory.toString());
    }
    watched.add(directory);
  }

  @Override
  public void poll(long timeoutNanos, Hints hints) {
    while (!pending.isEmpty()) {
      pending.remove().accept(hints);
    }
  }

  @Override
  public void close() {}
}
