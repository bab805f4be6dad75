// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch.judge;

import dev.remain.classpath.Fingerprint;
import dev.remain.classpath.Root;
import dev.remain.watch.disk.Difference;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Learns, for each root, that a later step of the build writes once more what the compiler wrote,
 * as tools do that enhance or instrument classes: two deliveries of the same classes in short
 * order, and quiet after them. The second is waited for then. Somebody who saves again and again
 * makes no such pairs. All times are nanoseconds. Confined to the watch thread.
 */
public final class Rewrites {

  private static final long SOON = Duration.ofSeconds(5).toNanos();
  private static final long QUIET_AFTER = Duration.ofMillis(1_500).toNanos();
  private static final long MARGIN = Duration.ofMillis(200).toNanos();

  /** So many files of several sources show by one pair what fewer show by more. */
  private static final int MANY = 5;

  private static final int PAIRS_OF_SEVERAL = 2;
  private static final int PAIRS_OF_ONE = 3;

  /** After so many in vain it is waited for no longer. */
  private static final int MOST_IN_VAIN = 2;

  private final boolean learns;
  private final Map<Kind, Conduct> conducts = new HashMap<>();
  private @Nullable Delivered last;
  private @Nullable Pair pair;
  private @Nullable Fingerprint first;
  private @Nullable String news;

  /** Saves of single sources are another matter than builds. */
  private record Kind(Root root, boolean isOfOneSource) {}

  private static final class Conduct {
    private int pairs;
    private long gap;
    private int inVain;
  }

  private record Delivered(Set<String> files, long end, boolean isSecond) {}

  /** Two that may belong together, if quiet follows. */
  private record Pair(Kind kind, int files, long gap, long end) {}

  /**
   * @param learns false if it never waits
   */
  public Rewrites(boolean learns) {
    this.learns = learns;
  }

  /**
   * How long after the last write another step is to be waited for; 0 if none is, or it has come.
   *
   * @param began when the burst did
   */
  public long patience(Difference difference, long began) {
    Kind kind = learns ? kind(difference) : null;
    if (kind == null) {
      return 0;
    }
    settle(began, Set.of());
    Conduct conduct = conducts.get(kind);
    if (conduct == null || !isLearned(kind, conduct)) {
      return 0;
    }
    if (first == null) {
      first = difference.signature();
    }
    return first.equals(difference.signature())
        ? Math.min(conduct.gap + conduct.gap / 2 + MARGIN, SOON)
        : 0;
  }

  private static boolean isLearned(Kind kind, Conduct conduct) {
    return conduct.pairs >= (kind.isOfOneSource() ? PAIRS_OF_ONE : PAIRS_OF_SEVERAL);
  }

  /** A burst is over, delivered or not. */
  public void end() {
    first = null;
  }

  /**
   * That is delivered.
   *
   * @param end when the last file was written
   */
  public void delivered(Difference difference, long began, long end) {
    Kind kind = learns ? kind(difference) : null;
    if (kind == null) {
      last = null;
      pair = null;
      return;
    }
    Set<String> files = new HashSet<>();
    difference.known().forEach(known -> files.add(known.path()));
    count(kind, difference);
    settle(began, files);
    Delivered before = last;
    boolean isSecond =
        before != null
            && !before.isSecond()
            && began - before.end() < SOON
            && before.files().containsAll(files);
    last = new Delivered(files, end, isSecond);
    if (before != null && isSecond) {
      Kind whole = new Kind(kind.root(), isOfOneSource(before.files()));
      pair = new Pair(whole, before.files().size(), began - before.end(), end);
    }
  }

  /** What was learned since this was last asked, in words, or null. */
  public @Nullable String news() {
    String told = news;
    news = null;
    return told;
  }

  /** Whether what was waited for has come. */
  private void count(Kind kind, Difference difference) {
    Conduct conduct = conducts.get(kind);
    if (first == null || conduct == null) {
      return;
    }
    conduct.inVain = first.equals(difference.signature()) ? conduct.inVain + 1 : 0;
    if (conduct.inVain == MOST_IN_VAIN) {
      conducts.remove(kind);
    }
  }

  /** Quiet after a pair, or other files, prove it; the same files soon again disprove it. */
  private void settle(long began, Set<String> files) {
    Pair known = pair;
    if (known == null) {
      return;
    }
    boolean isQuiet = began - known.end() >= Math.max(QUIET_AFTER, 2 * known.gap());
    if (!isQuiet && files.isEmpty()) {
      return;
    }
    pair = null;
    if (!isQuiet) {
      return;
    }
    Conduct conduct = conducts.computeIfAbsent(known.kind(), kind -> new Conduct());
    boolean wasLearned = isLearned(known.kind(), conduct);
    conduct.pairs += known.files() >= MANY ? PAIRS_OF_SEVERAL : 1;
    conduct.gap = Math.max(conduct.gap, known.gap());
    conduct.inVain = 0;
    if (!wasLearned && isLearned(known.kind(), conduct)) {
      news = sentence(known);
    }
  }

  private static String sentence(Pair pair) {
    return "classes in "
        + pair.kind().root().display()
        + " are written once more "
        + String.format(Locale.ROOT, "%.1f s", pair.gap() / 1e9)
        + " after the compiler, by a later step of the build: it is waited for from now on"
        + " (with trigger-file=<file> a build says itself when it is over)";
  }

  /** Null if it is not of classes of one root. */
  private static @Nullable Kind kind(Difference difference) {
    Root root = null;
    Set<String> files = new HashSet<>();
    for (Difference.Known known : difference.known()) {
      if (known.root().isArchive() || (root != null && !root.equals(known.root()))) {
        return null;
      }
      root = known.root();
      files.add(known.path());
    }
    return root == null ? null : new Kind(root, isOfOneSource(files));
  }

  private static boolean isOfOneSource(Set<String> files) {
    return files.stream().map(SaveDetector::source).distinct().limit(2).count() == 1;
  }
}
