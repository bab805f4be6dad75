// SPDX-License-Identifier: Apache-2.0
package dev.remain.classpath;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole difference between the disk and the baseline at the end of a build. A newer one
 * replaces an older one, since each is complete.
 *
 * @param against the baseline that this is the difference from
 * @param certain false if a limit ran out while the build still looked unfinished
 * @param lastWriteNanos {@link System#nanoTime} when the last file was written of which there was
 *     news
 * @param triggered true if somebody asked, or wrote the trigger file
 * @param ask the number of the last request for a look that came before the disk was looked at; 0
 *     if there was none
 * @param publication whose files these are, if they were written by this very process; or null
 */
public record ChangeSet(
    List<FileChange> changes,
    Baseline against,
    boolean certain,
    long lastWriteNanos,
    boolean triggered,
    long ask,
    @Nullable Publication publication) {

  public ChangeSet {
    changes = List.copyOf(changes);
  }

  /** Of somebody else's build. */
  public ChangeSet(
      List<FileChange> changes,
      Baseline against,
      boolean certain,
      long lastWriteNanos,
      boolean triggered,
      long ask) {
    this(changes, against, certain, lastWriteNanos, triggered, ask, null);
  }

  /** Of what this very process wrote, and of nothing else. */
  public static ChangeSet of(Publication publication, List<FileChange> changes, Baseline against) {
    return new ChangeSet(
        changes, against, true, publication.compiledNanos(), false, 0, publication);
  }

  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /** Whether the same files differ from the same baseline in the same way. */
  public boolean isSameAs(ChangeSet other) {
    boolean isSame = against.is(other.against) && changes.size() == other.changes.size();
    for (int i = 0; isSame && i < changes.size(); i++) {
      isSame = changes.get(i).isSameAs(other.changes.get(i));
    }
    return isSame;
  }
}
