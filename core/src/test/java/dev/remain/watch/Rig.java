// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.remain.classpath.Baseline;
import dev.remain.classpath.ChangeSet;
import dev.remain.classpath.Publication;
import dev.remain.classpath.Root;
import dev.remain.watch.disk.FakeTime;
import dev.remain.watch.disk.ManualSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The whole watch loop on files in memory, with a clock and hints that the test owns. */
final class Rig implements WatchListener {

  final FakeTime time = new FakeTime();
  final ManualSource source = new ManualSource();
  final FileSystem files;
  final List<ChangeSet> delivered = new ArrayList<>();
  final List<Long> deliveredAt = new ArrayList<>();
  final List<String> told = new ArrayList<>();
  Armed armed = new Armed(0, 0, 0, 0, "");
  final List<ChangeSet> guessed = new ArrayList<>();
  final List<Long> guessedAt = new ArrayList<>();
  final List<Throwable> troubles = new ArrayList<>();
  final List<String> looked = new ArrayList<>();
  @Nullable Throwable blind;

  int mistaken;
  int unchanged;
  boolean isRestarting = true;
  Runnable atDelivery = () -> {};
  Runnable whileReading = () -> {};
  private WatchLoop loop;
  private Baseline baseline;

  @SuppressWarnings("NullAway") // arm() comes next
  Rig(Configuration configuration) {
    files =
        Jimfs.newFileSystem(
            configuration.toBuilder()
                .setFileTimeSource(() -> FileTime.fromMillis(time.millisOfFiles()))
                .build());
  }

  Rig() {
    this(Configuration.unix().toBuilder().setAttributeViews("unix").build());
  }

  Path path(String path) {
    return files.getPath(path);
  }

  Root root(String path) {
    return Root.liveDirectory(path(path));
  }

  void arm(WatchPlan plan) {
    arm(plan, ScanIntervals.DEFAULT);
  }

  void arm(WatchPlan plan, ScanIntervals bounds) {
    arm(plan, new TestCapture(plan.roots()), bounds);
  }

  void arm(WatchPlan plan, TestCapture capture) {
    arm(plan, capture, ScanIntervals.DEFAULT);
  }

  private void arm(WatchPlan plan, TestCapture capture, ScanIntervals bounds) {
    loop = new WatchLoop(plan, capture, this, source, time, bounds);
    loop.turn(0);
    baseline = capture.complete();
  }

  void poke() {
    loop.post(new WatchMessage.Poke(1));
  }

  void look(long ask) {
    loop.post(new WatchMessage.Look(ask));
  }

  void publishing() {
    loop.post(new WatchMessage.OfOurs(new HandOver.Writing()));
    loop.turn(0);
  }

  void published(Publication what) {
    loop.post(new WatchMessage.OfOurs(new HandOver.Written(what)));
  }

  void alike(Publication.File file) {
    loop.post(new WatchMessage.OfOurs(new HandOver.Alike(file)));
  }

  void baseline(Baseline next) {
    baseline = next;
    loop.post(new WatchMessage.Rebase(next));
  }

  Baseline baseline() {
    return baseline;
  }

  /** Lets time go by, as fast as the loop wants to be asked. */
  void pass(long nanos) {
    long end = time.nanos() + nanos;
    while (true) {
      long wait = loop.turn(0);
      long rest = end - time.nanos();
      if (rest <= 0) {
        return;
      }
      time.advance(Math.max(1, Math.min(wait, rest)));
    }
  }

  void pass(Duration duration) {
    pass(duration.toNanos());
  }

  /** Writes without a hint. */
  void put(Path file, byte[] bytes) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(Path file, byte[] bytes) {
    put(file, bytes);
    source.touch(file);
  }

  void writeClass(String root, String path, String value, String... references) {
    write(path(root).resolve(path), TinyClass.at(path, value, references));
  }

  /** Deletes a file or a tree, with hints as the kernel gives them. */
  void delete(Path file) {
    try (Stream<Path> all = Files.walk(file)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        boolean isDirectory = Files.isDirectory(each);
        Files.delete(each);
        source.touch(each);
        if (isDirectory) {
          source.unwatch(each);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The paths of one delivery with the first letter of what happened to them. */
  List<String> changes(int delivery) {
    return delivered.get(delivery).changes().stream()
        .map(change -> change.kind().name().charAt(0) + " " + change.path())
        .toList();
  }

  /** Forgets what was delivered. */
  void forget() {
    delivered.clear();
    deliveredAt.clear();
  }

  @Override
  public void armed(Armed what) {
    armed = what;
    whileReading.run();
  }

  @Override
  public void captured() {}

  @Override
  public void changed(ChangeSet changes) {
    delivered.add(changes);
    deliveredAt.add(time.nanos());
    atDelivery.run();
    if (isRestarting) {
      baseline(TestCapture.with(baseline, changes));
    }
  }

  @Override
  public void guessed(ChangeSet changes) {
    guessed.add(changes);
    guessedAt.add(time.nanos());
  }

  @Override
  public void mistaken() {
    mistaken++;
  }

  @Override
  public void unchanged() {
    unchanged++;
  }

  @Override
  public void looked(long ask, Baseline against) {
    looked.add(ask + " after " + delivered.size());
  }

  @Override
  public void holding(String reason) {
    told.add(reason);
  }

  @Override
  public void stuck(String reason) {
    told.add("stuck: " + reason);
  }

  @Override
  public void mended() {
    told.add("mended");
  }

  @Override
  public void troubled(Throwable thrown) {
    troubles.add(thrown);
  }

  @Override
  public void blind(Throwable thrown) {
    blind = thrown;
  }

  @Override
  public void warned(String sentence) {
    told.add(sentence);
  }
}
