// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch.judge;

import dev.remain.classpath.Baseline;
import dev.remain.classpath.ClassName;
import dev.remain.classpath.FileChange;
import dev.remain.classpath.Fingerprint;
import dev.remain.classpath.LiveFile;
import dev.remain.classpath.Root;
import dev.remain.watch.disk.Archive;
import dev.remain.watch.disk.Difference;
import dev.remain.watch.disk.Snapshot;
import dev.remain.watch.disk.Tree;
import dev.remain.watch.judge.HoldReason.Kind;
import dev.remain.watch.judge.HoldReason.Patience;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the signs of an unfinished build. Confined to the watch thread. */
public final class BuildAssessor {

  /** Up to so many missing classes, one is named. */
  private static final int FEW = 3;

  /** What a reason ends with that may soon be over. */
  public static final String AT_WORK = " (a build at work?)";

  private final Snapshot snapshot;
  private final Difference difference;
  private final @Nullable String mainClass;
  private final Referrers referrers;
  private final SaveDetector singleSource;
  private final Map<Root, Integer> classesBefore = new HashMap<>();
  private @Nullable Fingerprint searched;
  private Referrers.@Nullable Need need;

  /**
   * @param mainClass path of its file, or null
   */
  BuildAssessor(Snapshot snapshot, Difference difference, @Nullable String mainClass) {
    this.snapshot = snapshot;
    this.difference = difference;
    this.mainClass = mainClass;
    this.referrers = new Referrers(snapshot);
    this.singleSource = new SaveDetector(snapshot);
    rebased();
  }

  /**
   * @param thorough whether to find out if anything refers to missing classes, which may read every
   *     class; otherwise nothing is taken to do so
   */
  Assessment assess(boolean thorough) {
    List<HoldReason> obstacles = new ArrayList<>();
    long token = 0;
    Set<String> missing = new HashSet<>();
    String missingText = "";
    for (Tree tree : snapshot.trees()) {
      int missingBefore = missing.size();
      token += problems(tree.root(), obstacles);
      token += missing(tree.root(), missing);
      int missingHere = missing.size() - missingBefore;
      roots(tree, missingHere, obstacles);
      missingText = missingHere == 0 ? missingText : text(tree.root(), missingHere);
    }
    for (Archive archive : snapshot.archives()) {
      token += archive(archive, obstacles);
    }
    if (!missing.isEmpty()) {
      obstacles.add(missingClasses(missing, missingText, thorough));
    }
    mainClass(obstacles);
    obstacles.sort(Comparator.comparing(HoldReason::kind));
    Root saved = obstacles.isEmpty() ? singleSource.find(difference) : null;
    return new Assessment(
        difference.isEmpty(), difference.isResourcesOnly(), obstacles, token, saved);
  }

  /** The baseline is another one. */
  void rebased() {
    Baseline baseline = difference.baseline();
    searched = null;
    for (Tree tree : snapshot.trees()) {
      classesBefore.put(tree.root(), baseline.files().classes(tree.root()));
    }
  }

  private int classesBefore(Root root) {
    return classesBefore.getOrDefault(root, 0);
  }

  private long problems(Root root, List<HoldReason> obstacles) {
    long token = 0;
    for (Map.Entry<String, Difference.Entry> entry : difference.of(root).entrySet()) {
      String problem = entry.getValue().problem();
      if (problem != null && !difference.isNoise(root, entry.getKey())) {
        String file = entry.getKey().isEmpty() ? "" : entry.getKey() + " in ";
        String reason = file + root.display() + " " + problem;
        obstacles.add(new HoldReason(Kind.INCOMPLETE, reason, Patience.LIMITED));
        token += reason.hashCode();
      }
    }
    return token;
  }

  private long missing(Root root, Set<String> missing) {
    long token = 0;
    for (Map.Entry<String, Difference.Entry> entry : difference.of(root).entrySet()) {
      String path = entry.getKey();
      if (entry.getValue().kind() == FileChange.Kind.DELETED
          && LiveFile.isClass(path)
          && !snapshot.isLive(path)) {
        missing.add(ClassName.internal(path));
        token += 31L * root.hashCode() + path.hashCode();
      }
    }
    return token;
  }

  private void roots(Tree tree, int missing, List<HoldReason> obstacles) {
    Root root = tree.root();
    if (!root.isLive()) {
      return;
    }
    if (tree.top() == null && !difference.baseline().paths(root).isEmpty()) {
      Patience patience = classesBefore(root) > 0 ? Patience.ENDLESS : Patience.LIMITED;
      String reason = root.display() + " is missing" + AT_WORK;
      obstacles.add(new HoldReason(Kind.ROOT_MISSING, reason, patience));
    } else if (tree.classes() == 0 && missing > 0) {
      obstacles.add(new HoldReason(Kind.NO_CLASSES, text(root, missing), Patience.ENDLESS));
    }
  }

  private String text(Root root, int missing) {
    int before = classesBefore(root);
    return missing
        + (before == 1 ? " of 1 class" : " of " + before + " classes")
        + (missing == 1 ? " is" : " are")
        + " missing in "
        + root.display()
        + AT_WORK;
  }

  private long archive(Archive archive, List<HoldReason> obstacles) {
    Root root = archive.root();
    if (difference.baseline().archives().get(root) != null && archive.node() == null) {
      Patience patience = root.isLive() ? Patience.ENDLESS : Patience.LIMITED;
      String reason = root.display() + " is missing" + AT_WORK;
      obstacles.add(new HoldReason(Kind.ROOT_MISSING, reason, patience));
      return reason.hashCode();
    }
    return problems(root, obstacles);
  }

  private HoldReason missingClasses(Set<String> missing, String text, boolean thorough) {
    if (thorough && !difference.signature().equals(searched)) {
      need = referrers.find(missing, difference);
      searched = difference.signature();
    }
    if (need == null || !difference.signature().equals(searched)) {
      return new HoldReason(Kind.CLASSES_MISSING, text, Patience.SHORT);
    }
    return missing.size() <= FEW
        ? new HoldReason(
            Kind.CLASS_NEEDED,
            need.missing() + " is missing, needed by " + need.by(),
            Patience.LIMITED)
        : new HoldReason(Kind.CLASSES_MISSING, text, Patience.LIMITED);
  }

  private void mainClass(List<HoldReason> obstacles) {
    String path = mainClass;
    LiveFile before = path == null ? null : difference.baseline().files().find(path);
    if (path != null && before != null && !before.root().isArchive() && !snapshot.isLive(path)) {
      String name = ClassName.ofPath(path);
      obstacles.add(
          new HoldReason(
              Kind.MAIN_CLASS_MISSING,
              name + ", the main class, is missing" + AT_WORK,
              Patience.ENDLESS));
    }
  }
}
