// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile;

import dev.remain.watch.disk.ChangeSource;
import dev.remain.watch.disk.Time;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Looks at times and sizes where the system tells of nothing. Confined to the compile thread. */
final class PolledSource implements ChangeSource {

  private static final long SHORTEST = Duration.ofMillis(300).toNanos();

  /** Looking takes this part of the time at most. */
  private static final long SHARE = 20;

  private final Time time;
  private final Map<Path, Map<String, String>> seen = new HashMap<>();
  private long due;

  PolledSource(Time time) {
    this.time = time;
  }

  @Override
  public void watch(Path directory) {
    if (!seen.containsKey(directory)) {
      seen.put(directory, list(directory));
    }
  }

  @Override
  public void poll(long timeoutNanos, Hints hints) throws InterruptedException {
    long now = time.nanos();
    long wait = Math.max(0, Math.min(timeoutNanos, due - now));
    time.pause(wait);
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (time.nanos() - due < 0) {
      return;
    }
    long began = time.nanos();
    for (Path directory : Set.copyOf(seen.keySet())) {
      look(directory, hints);
    }
    long took = time.nanos() - began;
    due = time.nanos() + Math.max(SHORTEST, SHARE * took);
  }

  private void look(Path directory, Hints hints) {
    Map<String, String> before = seen.getOrDefault(directory, Map.of());
    Map<String, String> now = list(directory);
    if (!Files.isDirectory(directory)) {
      seen.remove(directory);
    } else {
      seen.put(directory, now);
    }
    Set<String> names = new HashSet<>(before.keySet());
    names.addAll(now.keySet());
    for (String name : names) {
      if (!before.getOrDefault(name, "").equals(now.getOrDefault(name, ""))) {
        hints.touched(directory, name);
      }
    }
  }

  private static Map<String, String> list(Path directory) {
    Map<String, String> found = new HashMap<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        BasicFileAttributes is = Files.readAttributes(entry, BasicFileAttributes.class);
        String look = is.isDirectory() ? "/" : is.lastModifiedTime() + " " + is.size();
        found.put(String.valueOf(entry.getFileName()), look);
      }
    } catch (IOException | DirectoryIteratorException e) {
      return found; // What went meanwhile is missing from it.
    }
    return found;
  }

  @Override
  public void close() {}
}
