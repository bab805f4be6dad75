// SPDX-License-Identifier: Apache-2.0
package dev.remain.classpath;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The class path in its two halves: what is thrown away at each restart, and what is kept.
 *
 * @param roots all of it, in class path order, without Remain itself
 * @param own where Remain was loaded from: neither half
 */
public record ClasspathSplit(List<Root> roots, @Nullable Path own) {

  public ClasspathSplit {
    roots = List.copyOf(roots);
  }

  /**
   * How to split.
   *
   * @param live paths or globs of archives to be live
   * @param base paths or globs of directories, and of archives, to be base whatever shows of them
   * @param main where the main class lies: an archive is live then; null if it decides nothing
   * @param archives what the other archives are
   */
  public record Rule(
      List<String> live, List<String> base, @Nullable Path main, Root.Half archives) {}

  public static ClasspathSplit of(
      List<Path> classPath, Rule rule, @Nullable Path own, Path workingDirectory) {
    Globs live = Globs.of(rule.live());
    Globs base = Globs.of(rule.base());
    List<Root> roots = new ArrayList<>();
    for (Path path : classPath) {
      if (path.equals(own)) {
        continue;
      }
      boolean archive = Files.isRegularFile(path);
      boolean isLive =
          !archive || path.equals(rule.main()) || matches(live, path, workingDirectory);
      Root.Half half = isLive ? Root.Half.LIVE : rule.archives();
      if (matches(base, path, workingDirectory)) {
        half = Root.Half.CHOSEN_BASE;
      }
      roots.add(new Root(path, archive ? Root.Form.ARCHIVE : Root.Form.DIRECTORY, half));
    }
    return new ClasspathSplit(roots, own);
  }

  /** Those of the patterns that match no entry. */
  public static List<String> unmatched(
      List<Path> classPath, List<String> patterns, Path workingDirectory) {
    List<String> unmatched = new ArrayList<>();
    for (String pattern : patterns) {
      Globs globs = Globs.of(List.of(pattern));
      if (classPath.stream().noneMatch(path -> matches(globs, path, workingDirectory))) {
        unmatched.add(pattern);
      }
    }
    return unmatched;
  }

  /** A sentence for each live directory that has another one in it. */
  public List<String> nested() {
    List<Root> live = live();
    List<String> sentences = new ArrayList<>();
    for (Root outer : live) {
      for (Root inner : live) {
        if (!inner.equals(outer) && inner.path().startsWith(outer.path())) {
          sentences.add(
              outer.path()
                  + " is on the class path, and so is "
                  + outer.path().relativize(inner.path())
                  + " in it: each class counts twice, and every file there as the program's; take"
                  + " it away (an empty entry, one separator too many, is the working directory)");
        }
      }
    }
    return sentences;
  }

  public List<Root> live() {
    return those(true);
  }

  public List<Root> base() {
    return those(false);
  }

  private List<Root> those(boolean live) {
    List<Root> those = new ArrayList<>();
    for (Root root : roots) {
      if (root.isLive() == live) {
        those.add(root);
      }
    }
    return those;
  }

  /** A rule may give the absolute path, the path from the working directory, or the file's name. */
  private static boolean matches(Globs globs, Path path, Path workingDirectory) {
    if (globs.patterns().isEmpty()) {
      return false;
    }
    Path here = workingDirectory.toAbsolutePath().normalize();
    return globs.matches(slashed(path))
        || (path.startsWith(here) && globs.matches(slashed(here.relativize(path))))
        || globs.matches(slashed(path.getFileName()));
  }

  private static String slashed(@Nullable Path path) {
    return path == null ? "" : path.toString().replace('\\', '/');
  }
}
