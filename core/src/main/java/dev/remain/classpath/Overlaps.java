// SPDX-License-Identifier: Apache-2.0
package dev.remain.classpath;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.zip.ZipFile;

/**
 * What lies in both halves of the class path, and so is not what it is under plain {@code java}:
 * classes that hide others, and packages whose halves cannot reach into each other.
 */
public final class Overlaps {

  private static final int MOST = 5;

  private final LiveFiles files;
  private final Map<String, Root> packages = new HashMap<>();
  private final List<String> sentences = new ArrayList<>();

  private Overlaps(LiveFiles files) {
    this.files = files;
  }

  /**
   * One sentence with its remedy for each overlap; reads the base's archives, so slow.
   *
   * @param fresh archives of the base that are loaded with the live half
   */
  public static List<String> sentences(LiveFiles files, Set<Path> fresh) {
    return sentences(
        files,
        root ->
            fresh.contains(root.path())
                ? List.of()
                : root.isArchive() ? namesIn(root) : List.copyOf(files.of(root).keySet()));
  }

  /**
   * @param names the names of the files of a base root
   */
  static List<String> sentences(LiveFiles files, Function<Root, Collection<String>> names) {
    Overlaps overlaps = new Overlaps(files);
    overlaps.findLivePackages();
    for (Root root : files.roots()) {
      if (!root.isLive()) {
        overlaps.compare(root, names.apply(root));
      }
    }
    return shortened(overlaps.sentences);
  }

  private void findLivePackages() {
    files
        .packages()
        .forEach((root, names) -> names.forEach(name -> packages.putIfAbsent(name, root)));
  }

  private void compare(Root base, Collection<String> names) {
    Map<Root, SortedSet<String>> classes = new LinkedHashMap<>();
    Map<Root, SortedSet<String>> split = new LinkedHashMap<>();
    for (String name : names) {
      Root home = isPlainClass(name) ? packages.get(ClassName.packageOf(name)) : null;
      if (home != null) {
        LiveFile live = files.find(name);
        if (live == null) {
          split.computeIfAbsent(home, unseen -> new TreeSet<>()).add(ClassName.packageOf(name));
        } else {
          classes
              .computeIfAbsent(live.root(), unseen -> new TreeSet<>(OUTER_FIRST))
              .add(ClassName.internal(name));
        }
      }
    }
    classes.forEach((live, those) -> sentences.add(hidden(live, base, those)));
    if (classes.isEmpty()) {
      split.forEach((live, those) -> sentences.add(split(live, base, those)));
    }
  }

  private static final Comparator<String> OUTER_FIRST =
      Comparator.<String, Boolean>comparing(name -> name.indexOf('$') >= 0)
          .thenComparing(Comparator.naturalOrder());

  /** Versioned copies are told by what they are versions of. */
  private static boolean isPlainClass(String name) {
    return LiveFile.isClass(name) && !name.startsWith("META-INF/");
  }

  private static String hidden(Root live, Root base, SortedSet<String> names) {
    String first = ClassName.dotted(names.first());
    String remedy = "take " + base.display() + " off the class path or add base=" + live.display();
    if (names.size() == 1) {
      return "class "
          + first
          + " is in "
          + live.display()
          + " and in "
          + base.display()
          + " too; the live one is used: "
          + remedy;
    }
    return names.size()
        + " classes of "
        + live.display()
        + " are also in "
        + base.display()
        + " ("
        + first
        + " +"
        + (names.size() - 1)
        + "); the live ones are used: "
        + remedy;
  }

  private static String split(Root live, Root base, SortedSet<String> names) {
    String first =
        names.first().isEmpty()
            ? "the unnamed package"
            : "package " + ClassName.dotted(names.first());
    String more = names.size() == 1 ? "" : " (and " + (names.size() - 1) + " more)";
    return first
        + more
        + " is in "
        + live.display()
        + " (live) and in "
        + base.display()
        + " (base): package-private access between them fails; add live="
        + base.display();
  }

  private static List<String> shortened(List<String> all) {
    if (all.size() <= MOST) {
      return all;
    }
    List<String> some = new ArrayList<>(all.subList(0, MOST));
    int left = all.size() - MOST;
    some.add(
        left == 1
            ? "1 more archive overlaps the live classes"
            : left + " more archives overlap the live classes");
    return some;
  }

  private static List<String> namesIn(Root archive) {
    List<String> names = new ArrayList<>();
    try (ZipFile zip = new ZipFile(archive.path().toFile())) {
      zip.stream().forEach(entry -> names.add(entry.getName()));
    } catch (IOException e) {
      return List.of(); // What cannot be read holds no classes.
    }
    return names;
  }
}
