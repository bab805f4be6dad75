// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch;

import dev.remain.classpath.ChangeSet;
import dev.remain.classpath.FileChange;
import dev.remain.classpath.Fingerprint;
import dev.remain.classpath.Publication;
import dev.remain.classpath.Root;
import dev.remain.watch.disk.Difference;
import dev.remain.watch.disk.Disk;
import dev.remain.watch.judge.DeliveryHistory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What this very process compiles it says itself: while it writes, nothing is delivered; and what
 * it has written is a build that is over, if it is all that differs. Confined to the watch thread.
 */
final class HandOver {

  /** Nobody writes for longer than that. */
  private static final long LONGEST = Duration.ofSeconds(10).toNanos();

  /** Within it the system tells of what was written. */
  private static final long ECHO = Duration.ofSeconds(2).toNanos();

  private static final long NEVER = Long.MAX_VALUE;

  private final List<Root> roots;
  private final Disk disk;
  private boolean isWriting;
  private long began;
  private long ended = NEVER;
  private final Map<Path, Optional<Fingerprint>> alike = new HashMap<>();
  private @Nullable Publication written;

  HandOver(List<Root> roots, Disk disk) {
    this.roots = roots;
    this.disk = disk;
  }

  /** What it is told. */
  sealed interface Step {}

  /** Classes are about to be written. */
  record Writing() implements Step {}

  /** They were, or could not be. */
  record Written(Publication publication) implements Step {}

  /** What somebody else wrote is as good as what was published. */
  record Alike(Publication.File file) implements Step {}

  void take(Step step, long now) {
    if (step instanceof Writing) {
      isWriting = true;
      began = now;
    } else if (step instanceof Written done) {
      end(done.publication(), now);
    } else if (step instanceof Alike other) {
      Publication.File file = other.file();
      alike.put(file.directory().resolve(file.path()), Optional.ofNullable(file.fingerprint()));
    }
  }

  /** What the system has not told of yet is looked at all the same. */
  private void end(Publication publication, long now) {
    isWriting = false;
    alike.clear();
    ended = now;
    written = publication.files().isEmpty() ? null : publication;
    for (Publication.File file : publication.files()) {
      Path path = file.directory().resolve(file.path());
      Path parent = path.getParent();
      disk.touched(parent == null ? path : parent, String.valueOf(path.getFileName()));
    }
  }

  /** Whether the disk is half of one thing just now. */
  boolean isOpen(long now) {
    isWriting &= now - began < LONGEST;
    return isWriting;
  }

  /** Whether a hint may be of what was handed over. */
  boolean isEcho(long now) {
    return ended != NEVER && now - ended < ECHO;
  }

  /** Takes what was written, if it is all that differs; null if it is not, or was not read. */
  @Nullable ChangeSet take(Difference difference, DeliveryHistory last) {
    Publication now = written;
    written = null;
    if (now == null) {
      return null;
    }
    disk.rescan(false);
    if (difference.isEmpty() || last.is(difference) || !isAll(now, difference)) {
      return null;
    }
    List<FileChange> changes = Delivery.read(roots, difference, disk::suspect);
    if (changes == null) {
      return null;
    }
    last.handedOver(difference);
    return ChangeSet.of(now, changes, difference.baseline());
  }

  /** Whether nothing differs but in who compiled it. */
  boolean isAlike(Difference difference) {
    return !alike.isEmpty() && isAll(alike, difference);
  }

  private static boolean isAll(Publication publication, Difference difference) {
    Map<Path, Optional<Fingerprint>> files = new HashMap<>();
    for (Publication.File file : publication.files()) {
      Path path = file.directory().resolve(file.path());
      files.put(path, Optional.ofNullable(file.fingerprint()));
    }
    return isAll(files, difference);
  }

  private static boolean isAll(Map<Path, Optional<Fingerprint>> files, Difference difference) {
    for (Difference.Known known : difference.known()) {
      Path path = known.root().path().resolve(known.path());
      if (!Optional.ofNullable(known.fingerprint()).equals(files.get(path))) {
        return false;
      }
    }
    return true;
  }
}
