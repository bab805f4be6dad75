// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which archives of the base each generation loads anew, and why. What is learned counts from the
 * next restart on, with all that refers to it, and is written down for the next JVM. Confined to
 * the restart thread.
 */
public final class Boundary {

  private final List<Path> archives;
  private final BoundaryFile file;
  private final Closure closure;
  private final Map<Path, String> lessons = new LinkedHashMap<>();
  private Set<Path> inForce = Set.of();
  private Set<Path> next = Set.of();
  private List<String> news = new ArrayList<>();

  private Boundary(List<Path> archives, BoundaryFile file) {
    this.archives = List.copyOf(archives);
    this.file = file;
    this.closure = new Closure(archives);
  }

  /**
   * With what an earlier JVM has learned of these archives, as long as their content is the same,
   * and with what shows before anything runs.
   *
   * @param archives of the base, in class path order
   * @param liveDirectories of the class path
   */
  public static Boundary of(List<Path> archives, List<Path> liveDirectories) {
    BoundaryFile file = BoundaryFile.beside(liveDirectories);
    Boundary boundary = new Boundary(archives, file);
    for (Lesson lesson : file.read(archives)) {
      boundary.lessons.put(lesson.archive(), lesson.reason());
    }
    for (Lesson lesson : SharedPackages.of(liveDirectories, archives)) {
      boundary.lessons.put(lesson.archive(), lesson.reason());
    }
    if (!boundary.lessons.isEmpty()) {
      boundary.inForce = boundary.closure.of(boundary.lessons.keySet());
      boundary.next = boundary.inForce;
    }
    return boundary;
  }

  /** Nothing is ever loaded anew: the base is somebody else's. */
  public static Boundary fixed() {
    return new Boundary(List.of(), BoundaryFile.none());
  }

  /** Takes something in; answers whether another base is needed for it. */
  public boolean learn(Lesson lesson) {
    Path archive = lesson.archive();
    if (!archives.contains(archive) || next.contains(archive) || Transforming.isIn(archive)) {
      return false;
    }
    lessons.put(archive, lesson.reason());
    next = closure.of(lessons.keySet());
    int more = next.size() - inForce.size() - 1;
    news.add(
        lesson.name()
            + " "
            + lesson.reason()
            + ": loaded anew with each generation from now on"
            + (more > 0
                ? " (+" + more + (more == 1 ? " jar that uses" : " jars that use") + " it)"
                : ""));
    return true;
  }

  /** Takes in that nothing may stay; answers whether another base is needed for it. */
  public boolean learnAll(String reason) {
    if (next.size() == archives.size()) {
      return false;
    }
    for (Path archive : archives) {
      lessons.putIfAbsent(archive, reason);
    }
    next = new TreeSet<>(archives);
    news.add(
        "all "
            + archives.size()
            + " jars are loaded anew with each generation from now on, since "
            + reason);
    return true;
  }

  /** What was learned since is of no use: back to what is in force without these. */
  public void forget(Set<Path> kept) {
    lessons.keySet().retainAll(kept);
    next = closure.of(lessons.keySet());
    news.clear();
  }

  /** Whether the next restart needs another base. */
  public boolean isPending() {
    return !next.equals(inForce);
  }

  /** The archives that the next base does not have. */
  public Set<Path> next() {
    return next;
  }

  /** The archives that the present base does not have. */
  public Set<Path> inForce() {
    return inForce;
  }

  /** The archives that something was seen of. */
  public Set<Path> learned() {
    return Set.copyOf(lessons.keySet());
  }

  /** A base with what was learned is in use; answers a sentence for each thing learned. */
  public List<String> settle() {
    inForce = next;
    file.write(lessons);
    List<String> told = news;
    news = new ArrayList<>();
    return told;
  }

  /** Each archive that is loaded anew, with its reason. */
  public Map<Path, String> reasons() {
    Map<Path, String> reasons = new TreeMap<>();
    for (Path archive : inForce) {
      reasons.put(archive, lessons.getOrDefault(archive, "uses one that is loaded anew"));
    }
    return reasons;
  }
}
