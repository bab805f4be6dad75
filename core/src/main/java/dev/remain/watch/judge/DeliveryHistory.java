// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch.judge;

import dev.remain.classpath.FileChange;
import dev.remain.classpath.Fingerprint;
import dev.remain.classpath.Root;
import dev.remain.watch.disk.Difference;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was delivered last, and what the burst after it tells of the quiet period that came before
 * it. Confined to the watch thread.
 */
public final class DeliveryHistory {

  private static final long SOON = Duration.ofSeconds(2).toNanos();

  private final QuietPeriod quiet;
  private final Map<Key, @Nullable Fingerprint> contents = new HashMap<>();
  private @Nullable Fingerprint signature;
  private long at;

  private record Key(Root root, String path) {
    static Key of(FileChange change) {
      return new Key(change.root(), change.path());
    }

    static Key of(Difference.Known known) {
      return new Key(known.root(), known.path());
    }
  }

  public DeliveryHistory(QuietPeriod quiet) {
    this.quiet = quiet;
  }

  public boolean is(Difference difference) {
    return difference.signature().equals(signature);
  }

  /** Lets the same difference be delivered again. */
  public void forget() {
    signature = null;
  }

  /** What was no build to be waited for is the last from now on, and nothing is learned of it. */
  public void handedOver(Difference difference) {
    signature = difference.signature();
    contents.clear();
  }

  /** Another one is the last from now on, after something was learned of the one before. */
  public void set(Difference difference, List<FileChange> changes, Burst burst) {
    boolean isRest = wasPremature(difference, burst.saved(), burst.began());
    learn(isRest, difference);
    quiet.delivered(isRest ? null : burst.saved(), burst.largestGap());
    signature = difference.signature();
    at = burst.end();
    contents.clear();
    changes.forEach(change -> contents.put(Key.of(change), change.fingerprint()));
  }

  /**
   * A burst that is over.
   *
   * @param saved the root, if it was a save and nobody asked for it
   */
  public record Burst(@Nullable Root saved, long began, long largestGap, long end) {}

  private void learn(boolean wasPremature, Difference difference) {
    if (wasPremature) {
      quiet.surprised(roots());
    } else if (isLeftIn(difference)) {
      quiet.refused(roots());
    } else if (!contents.isEmpty()) {
      quiet.wentWell();
    }
  }

  private Set<Root> roots() {
    Set<Root> roots = new HashSet<>();
    contents.keySet().forEach(key -> roots.add(key.root()));
    return roots;
  }

  /**
   * Whether a burst is the rest of that build. A save of its own is so only if the whole quiet
   * period would have made one delivery of both.
   *
   * @param saved the root, if it is a save
   */
  public boolean wasPremature(Difference difference, @Nullable Root saved, long began) {
    boolean wasHasty = !contents.isEmpty() && began - at < quiet.nanos(0, false);
    if (wasHasty && quiet.wasShort()) {
      return true;
    }
    return (wasHasty || saved == null) && isFollowedBy(difference, began);
  }

  /**
   * Whether a burst looks as if it went on with that: soon after it, other files, and none of its
   * files written again, as somebody does who edits one file twice.
   */
  private boolean isFollowedBy(Difference difference, long began) {
    if (contents.isEmpty() || began - at > SOON) {
      return false;
    }
    boolean others = false;
    for (Difference.Known known : difference.known()) {
      if (!contents.containsKey(Key.of(known))) {
        others = true;
      } else if (!isSame(known)) {
        return false;
      }
    }
    return others;
  }

  /** Whether any of it still differs from the baseline: the program did not take it. */
  private boolean isLeftIn(Difference difference) {
    return difference.known().stream()
        .anyMatch(known -> contents.containsKey(Key.of(known)) && isSame(known));
  }

  private boolean isSame(Difference.Known known) {
    return Objects.equals(contents.get(Key.of(known)), known.fingerprint());
  }
}
