// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch.disk;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static java.nio.file.StandardWatchEventKinds.OVERFLOW;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The events of the JDK, one key for each directory. Confined to the watch thread.
 *
 * <p>A key follows its directory when that is renamed, and registering the directory at its new
 * place answers the same key, which goes on naming the old place. So the places are kept here.
 */
public final class JdkWatchSource implements ChangeSource {

  /** Keys taken in one go, so that an endless stream of events cannot hold the thread. */
  private static final int KEYS_AT_ONCE = 4096;

  private final WatchService service;
  private final Map<WatchKey, Set<Path>> places = new HashMap<>();
  private final Set<Path> renamed = new LinkedHashSet<>();

  /**
   * @throws IOException if the system has no watch to give
   */
  public JdkWatchSource(FileSystem fileSystem) throws IOException {
    service = fileSystem.newWatchService();
  }

  @Override
  public void watch(Path directory) throws IOException {
    WatchKey key = directory.register(service, ENTRY_CREATE, ENTRY_DELETE, ENTRY_MODIFY);
    Set<Path> known = places.get(key);
    if (known == null) {
      places.put(key, Set.of(directory));
    } else if (!known.contains(directory)) {
      remap(key, known, directory);
    }
  }

  /** Keeps the places that are the same directory still, as behind a link, and distrusts all. */
  private void remap(WatchKey key, Set<Path> known, Path directory) {
    Set<Path> now = new LinkedHashSet<>(Set.of(directory));
    for (Path place : known) {
      try {
        if (Files.isSameFile(place, directory)) {
          now.add(place);
        }
      } catch (IOException e) {
        // It is not there any more, and so not the same.
        renamed.add(place);
      }
    }
    renamed.addAll(known);
    places.put(key, now);
  }

  @Override
  public void poll(long timeoutNanos, Hints hints) throws InterruptedException {
    renamed.forEach(hints::lost);
    long wait = renamed.isEmpty() ? timeoutNanos : 0;
    renamed.clear();
    WatchKey key = service.poll(wait, TimeUnit.NANOSECONDS);
    for (int i = 0; key != null && i < KEYS_AT_ONCE; i++) {
      tell(key, hints);
      key = service.poll();
    }
    if (key != null) {
      tell(key, hints);
    }
  }

  private void tell(WatchKey key, Hints hints) {
    Set<Path> directories = places.getOrDefault(key, Set.of());
    for (WatchEvent<?> event : key.pollEvents()) {
      boolean isLost = event.kind() == OVERFLOW || !(event.context() instanceof Path);
      String name = isLost ? null : Nameable.text((Path) event.context());
      for (Path directory : directories) {
        if (isLost) {
          hints.lost(directory);
        } else if (name != null) {
          hints.touched(directory, name);
        }
      }
    }
    if (!key.reset()) {
      places.remove(key);
      directories.forEach(hints::gone);
    }
  }

  @Override
  public void close() {
    try {
      service.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot end the watch service", e);
    }
  }
}
