// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch;

import dev.remain.classpath.Baseline;
import dev.remain.classpath.ChangeSet;
import dev.remain.classpath.Root;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Classes in a real directory, and the whole watcher on them. */
abstract class RealWatch {

  static final Duration QUIET = Duration.ofMillis(150);
  static final Duration HOLD = Duration.ofSeconds(10);

  @TempDir Path directory;
  Path classes;
  Root root;
  final WaitingListener listener = new WaitingListener();
  final AtomicReference<Baseline> baseline = new AtomicReference<>();
  Watcher watcher;

  @BeforeEach
  void makeClasses() {
    classes = directory.resolve("target/classes");
    root = Root.liveDirectory(classes);
    for (String name : List.of("A", "B", "C")) {
      write("acme/" + name + ".class", "1");
    }
  }

  @AfterEach
  void close() {
    watcher.close();
  }

  void watch(Root... roots) {
    watch(Plans.plan(WatchPlan.Mode.EVENTS, QUIET, HOLD, null, null, roots));
  }

  void watch(WatchPlan plan) {
    TestCapture capture = new TestCapture(plan.roots());
    watcher = new Watcher(plan, capture, listener, loop -> new Thread(loop, "watch-test"));
    listener.onChange(this::restart);
    watcher.start();
    listener.await(WaitingListener.Captured.class);
    baseline.set(capture.complete());
  }

  void restart(ChangeSet changes) {
    watcher.baseline(baseline.updateAndGet(old -> TestCapture.with(old, changes)));
  }

  void write(String path, String value, String... references) {
    put(classes.resolve(path), TinyClass.at(path, value, references));
  }

  static void put(Path file, byte[] bytes) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void deleteTree(Path path) {
    try (Stream<Path> all = Files.walk(path)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> awaitPaths() {
    return paths(listener.await(ChangeSet.class));
  }

  static List<String> paths(ChangeSet set) {
    return set.changes().stream()
        .map(change -> change.kind().name().charAt(0) + " " + change.path())
        .toList();
  }
}
