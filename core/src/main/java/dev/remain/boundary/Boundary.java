// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

import dev.remain.classpath.BuildOutput;
import dev.remain.classpath.LiveFiles;
import dev.remain.classpath.Root;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which archives of the base each generation loads anew, and why. What is learned counts from the
 * next restart on, with all that refers to it, and is written down for the next JVM. Confined to
 * the restart thread.
 */
public final class Boundary {

  /** More archives than that, and a quarter of all, are more than one refers to on purpose. */
  private static final int MANY = 8;

  /** So many are defined and linked in some milliseconds. */
  static final int FEW_CLASSES = 64;

  private static final int MOST_CHEAP_CLASSES = 128;

  private final List<Path> archives;
  private final List<Path> liveArchives;
  private final BoundaryFile file;

  private final JarUses uses;
  private final Closure closure;
  private final Neighbours neighbours;

  /** What shows anew in each JVM, before anything runs, or at an edit. */
  private final Map<Path, Lesson> shown = new ConcurrentHashMap<>();

  private final Map<Path, Lesson> lessons = new LinkedHashMap<>();
  private final Map<Path, Boolean> wide = new HashMap<>();

  private Map<Path, Path> inForce = Map.of();
  private Map<Path, Path> next = Map.of();
  private List<News> news = new ArrayList<>();
  private @Nullable Supplier<? extends Collection<String>> loaded;

  /** How many classes were moved only since they are few. */
  private int cheap;

  private Boundary(List<Path> archives, List<Path> liveArchives, @Nullable Path directory) {
    this.archives = List.copyOf(archives);
    this.liveArchives = List.copyOf(liveArchives);
    this.file = new BoundaryFile(directory == null ? null : directory.resolve("boundary.txt"));
    this.uses = new JarUses(directory == null ? null : directory.resolve("references.txt"));
    this.closure = new Closure(archives, uses);
    this.neighbours = new Neighbours(directory, uses);
  }

  /**
   * With what an earlier JVM has learned of these archives, as long as their content is the same,
   * and with what shows before anything runs: who shares a package with the program, refers to its
   * classes, or to an archive that is live.
   *
   * @param roots of the class path, in that order
   */
  public static Boundary of(List<Root> roots) {
    List<Path> archives = new ArrayList<>();
    List<Path> directories = new ArrayList<>();
    List<Path> liveArchives = new ArrayList<>();
    List<Path> flat = new ArrayList<>();
    for (Root root : roots) { // Spelled out: no program waits for the first stream of a JVM.
      if (root.isLive()) {
        (root.isArchive() ? liveArchives : directories).add(root.path());
      } else if (root.mayBeFresh() && !startsOnce(root)) {
        archives.add(root.path());
        if (root.half() == Root.Half.FLAT) {
          flat.add(root.path());
        }
      }
    }
    // With layer=flat nothing is learned, and what is written down is for another time.
    Path notes = flat.isEmpty() ? BuildOutput.own(directories) : null;
    Boundary boundary = new Boundary(archives, liveArchives, notes);
    if (!flat.isEmpty()) {
      boundary.showFlat(flat);
    } else if (!archives.isEmpty()) {
      boundary.show(SharedPackages.of(directories), directories);
    }
    if (!archives.isEmpty()) {
      boundary.next = boundary.reckoned();
      boundary.inForce = boundary.next;
    }
    return boundary;
  }

  /** Parts of a toolkit that a JVM can start once: they stay, whatever they keep. */
  private static boolean startsOnce(Root root) {
    return name(root.path()).startsWith("javafx");
  }

  /** Nothing has to be seen for it, but of what transforms the JVM. */
  private void showFlat(List<Path> flat) {
    for (Path archive : flat) {
      if (!Transforming.isIn(archive)) {
        shown.put(archive, new Lesson(archive, "is to be, with layer=flat"));
      }
    }
  }

  private void show(SharedPackages program, List<Path> directories) {
    for (Lesson lesson : file.read(archives)) {
      lessons.put(lesson.archive(), lesson);
    }
    for (Lesson lesson : neighbours.first(program, archives, liveArchives)) {
      shown.putIfAbsent(lesson.archive(), lesson);
    }
    if (Advised.isWeaving()) {
      for (Lesson lesson : Advised.of(directories, archives)) {
        shown.putIfAbsent(lesson.archive(), lesson);
      }
    }
  }

  /** Nothing is ever loaded anew: the base is somebody else's. */
  public static Boundary fixed() {
    return new Boundary(List.of(), List.of(), null);
  }

  /**
   * By what references are narrowed down where they are many.
   *
   * @param classes names of those that the present base has loaded
   */
  public void loaded(Supplier<? extends Collection<String>> classes) {
    loaded = classes;
  }

  /** These have another content, and may refer to others. */
  public void rewritten(Set<Path> changed) {
    if (!changed.isEmpty()) {
      uses.forget(changed);
      wide.clear();
      next = reckoned();
    }
  }

  /** Reads what the archives refer to, for this JVM and the next; slow. Any thread. */
  public void readAhead() {
    if (uses.isRemembered()) {
      archives.forEach(uses::of);
      uses.remember(archives);
      neighbours.remember(archives, Map.copyOf(shown), today());
    }
  }

  private static String today() {
    return LocalDate.now(ZoneId.systemDefault()).toString();
  }

  /** Whether one of these, which have to stay, would move if that was taken in. */
  public boolean wouldMove(Lesson lesson, Set<Path> used) {
    if (used.isEmpty() || !isNews(lesson)) {
      return false;
    }
    Map<Path, Lesson> lessonsBefore = new LinkedHashMap<>(lessons);
    Map<Path, Path> nextBefore = next;
    take(lesson, loadedNow(), new HashMap<>());
    boolean moves =
        used.stream().anyMatch(one -> next.containsKey(one) && !nextBefore.containsKey(one));
    lessons.clear();
    lessons.putAll(lessonsBefore);
    next = nextBefore;
    return moves;
  }

  private boolean isNews(Lesson lesson) {
    return !next.containsKey(lesson.archive()) && mayMove(lesson.archive());
  }

  /** Whether it is kept only until something is seen of it. */
  public boolean mayMove(Path archive) {
    return archives.contains(archive) && !Transforming.isIn(archive);
  }

  /** Takes something in; answers whether another base is needed for it. */
  public boolean learn(Lesson lesson) {
    if (!isNews(lesson)) {
      return false;
    }
    Set<Path> before = new HashSet<>(next.keySet());
    take(lesson, loadedNow(), new HashMap<>());
    tell(lesson, before);
    return true;
  }

  private void tell(Lesson lesson, Set<Path> before) {
    before.add(lesson.archive());
    List<String> with = new ArrayList<>();
    for (Path archive : next.keySet()) {
      if (!before.contains(archive)) {
        with.add(String.valueOf(archive.getFileName()));
      }
    }
    news.add(new News(lesson.name(), lesson.reason(), with));
  }

  /** Whether the program, as it is now, has had classes in all of its packages before. */
  public boolean hasSeen(LiveFiles now) {
    return next.keySet().containsAll(archives) || neighbours.hasSeen(now);
  }

  /**
   * Who has a package of the program as it is now, too, or refers to it, goes with the program, as
   * from the beginning of a JVM.
   *
   * @param used have to stay
   */
  public void see(LiveFiles now, Set<Path> used) {
    List<Path> kept = new ArrayList<>(archives);
    kept.removeAll(next.keySet());
    for (Lesson lesson : neighbours.more(now, kept)) {
      if (isNews(lesson) && !wouldMove(lesson, used)) {
        Set<Path> before = new HashSet<>(next.keySet());
        shown.put(lesson.archive(), lesson);
        next = reckoned();
        tell(lesson, before);
      }
    }
  }

  private Collection<String> loadedNow() {
    return loaded == null ? List.of() : loaded.get();
  }

  /** With those that use it; of what very many name, only those whose loaded classes do. */
  private void take(Lesson lesson, Collection<String> classes, Map<Path, JarUse> known) {
    lessons.put(lesson.archive(), lesson);
    next = reckoned();
    if (isWide(lesson.archive())) {
      for (Path referer : closure.loadedReferers(lesson.archive(), classes, known)) {
        if (!next.containsKey(referer)) {
          take(new Lesson(referer, "uses " + lesson.name()), classes, known);
        }
      }
    }
  }

  /** Whether so many refer to it that most of them do not mean it. */
  public boolean isWide(Path archive) {
    return wide.computeIfAbsent(
        archive,
        one -> closure.of(Set.of(one), Set.of()).size() > Math.max(MANY, archives.size() / 4));
  }

  /**
   * Whether it and all that would go with it are so few classes that no restart is slower; with all
   * those of which this was answered before.
   */
  public boolean affords(Path archive) {
    if (isWide(archive)) {
      return false;
    }
    Collection<String> classes = loadedNow();
    int along = 0;
    for (Path each : closure.of(Set.of(archive), Set.of()).keySet()) {
      along += next.containsKey(each) ? 0 : uses.of(each).among(classes).size();
    }
    boolean isCheap = along <= FEW_CLASSES && cheap + along <= MOST_CHEAP_CLASSES;
    cheap += isCheap ? along : 0;
    return isCheap;
  }

  private Map<Path, Path> reckoned() {
    Set<Path> fresh = new TreeSet<>(liveArchives);
    fresh.addAll(shown.keySet());
    Set<Path> narrow = new HashSet<>();
    for (Path learned : lessons.keySet()) {
      if (fresh.add(learned) && isWide(learned)) {
        narrow.add(learned);
      }
    }
    return fresh.isEmpty() ? Map.of() : closure.of(fresh, narrow);
  }

  /**
   * Takes in that nothing may stay; answers whether another base is needed for it.
   *
   * @param used stay all the same, with what they need
   */
  public boolean learnAll(String reason, Set<Path> used) {
    Set<Path> all = new LinkedHashSet<>(archives);
    all.removeAll(closure.needed(used));
    if (next.keySet().containsAll(all)) {
      return false;
    }
    for (Path archive : all) {
      lessons.putIfAbsent(archive, new Lesson(archive, reason));
    }
    next = reckoned();
    news.add(new News("", reason, all.stream().map(Boundary::name).toList()));
    return true;
  }

  private static String name(Path archive) {
    return String.valueOf(archive.getFileName());
  }

  /** What was learned since is of no use: back to what is in force without these. */
  public void forget(Set<Path> kept) {
    lessons.keySet().retainAll(kept);
    next = reckoned();
    news.clear();
  }

  /** Whether the next restart needs another base. */
  public boolean isPending() {
    return !next.keySet().equals(inForce.keySet());
  }

  /** The archives that the next base does not have. */
  public Set<Path> next() {
    return Set.copyOf(next.keySet());
  }

  /** The archives that the present base does not have. */
  public Set<Path> inForce() {
    return Set.copyOf(inForce.keySet());
  }

  /** The archives that something was seen of. */
  public Set<Path> learned() {
    return Set.copyOf(lessons.keySet());
  }

  /** A base with what was learned is in use; answers each thing learned. */
  public List<News> settle() {
    inForce = next;
    file.write(lessons, today());
    uses.remember(archives);
    List<News> told = news;
    news = new ArrayList<>();
    return told;
  }

  /** Each archive, in class path order. */
  public List<JarState> jars() {
    List<JarState> jars = new ArrayList<>();
    for (Path archive : archives) {
      jars.add(state(archive, inForce.get(archive)));
    }
    return jars;
  }

  private JarState state(Path archive, @Nullable Path used) {
    if (used == null) {
      return new JarState(archive, false, "", "");
    }
    Lesson lesson = lessons.containsKey(archive) ? lessons.get(archive) : shown.get(archive);
    return lesson == null
        ? new JarState(archive, true, "uses " + name(used), "")
        : new JarState(archive, true, lesson.reason(), lesson.day());
  }
}
