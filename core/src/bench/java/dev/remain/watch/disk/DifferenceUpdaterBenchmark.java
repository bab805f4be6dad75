// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch.disk;

import dev.remain.classpath.Baseline;
import dev.remain.classpath.ByteStore;
import dev.remain.classpath.Fingerprint;
import dev.remain.classpath.LiveFile;
import dev.remain.classpath.LiveFiles;
import dev.remain.classpath.Root;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Comparing 10,000 files, as they are known, with what runs. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
public class DifferenceUpdaterBenchmark {

  private static final int FILES = 10_000;
  private static final int PER_DIRECTORY = 50;

  private final Root root = Root.liveDirectory(Path.of("classes"));
  private final ByteStore store = new ByteStore(Long.MAX_VALUE);
  private final Baseline running = baseline();
  private final Baseline edited =
      new Baseline(running.files().with(List.of(file(0, "edited")), List.of()), Map.of());
  private final DifferenceUpdater comparison =
      new DifferenceUpdater(snapshot(), new Difference(List.of(root), running));

  /** With another baseline that differs in one file, and back, as after two restarts. */
  @Benchmark
  public Object oneEdit() {
    comparison.rebase(edited);
    comparison.rebase(running);
    return comparison;
  }

  private Snapshot snapshot() {
    Snapshot snapshot = new Snapshot(List.of(root));
    DirectoryNode top = snapshot.trees().get(0).appear(1);
    for (int i = 0; i < FILES; i++) {
      String name = "d" + i / PER_DIRECTORY;
      DirectoryNode directory =
          top.directories.computeIfAbsent(name, key -> new DirectoryNode(top, key, 1));
      directory.files.put(
          name + "/f" + i, new FileNode(1, 1, 1, Fingerprint.of(text(i, "")), false, false, 0));
    }
    return snapshot;
  }

  private Baseline baseline() {
    List<LiveFile> files = new ArrayList<>();
    for (int i = 0; i < FILES; i++) {
      files.add(file(i, ""));
    }
    return new Baseline(LiveFiles.of(List.of(root), files), Map.of());
  }

  private LiveFile file(int number, String edit) {
    byte[] bytes = text(number, edit).getBytes(StandardCharsets.UTF_8);
    return LiveFile.of(root, "d" + number / PER_DIRECTORY + "/f" + number, bytes, store);
  }

  private static String text(int number, String edit) {
    return "file " + number + edit;
  }
}
