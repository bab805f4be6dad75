// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import dev.remain.boundary.Boundary;
import dev.remain.boundary.Lesson;
import dev.remain.engine.call.StaleObject;
import dev.remain.loader.BaseClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a failure for what stays. A {@code main} that fails in libraries which an
 * earlier generation has used may have met what they kept of it: it is started once more with these
 * loaded anew, and then with all; if it fails like that, too, the libraries had no part in it.
 * Confined to the restart thread.
 */
final class Learning {

  /** What traces are read by; apart, as no start waits for it. */
  private static final class Frames {
    static final Pattern BASE =
        Pattern.compile("at " + BaseClassLoader.PREFIX + "\\d+//([\\w.$]+)\\.[\\w$<>]+\\(");

    static final Pattern LIVE = Pattern.compile("at remain-generation-\\d+//");
  }

  private final Boundary boundary;
  private Set<Path> before = Set.of();
  private int firstOnBase = 1;
  private Tried tried = Tried.NOTHING;
  private String acquitted = "";
  private boolean isSpared;
  private boolean isSparingTold;

  /** What was loaded anew for the sake of a failure, since the last change. */
  private enum Tried {
    NOTHING,
    SOME,
    ALL
  }

  Learning(Boundary boundary) {
    this.boundary = boundary;
  }

  Boundary boundary() {
    return boundary;
  }

  /** Takes in what was seen; answers why the program is to be started again, or null. */
  @Nullable String learned(Lesson lesson) {
    return boundary.learn(lesson) ? lesson.name() + " " + lesson.reason() : null;
  }

  /** The program changed, so that a failure is another one. */
  void changed() {
    tried = Tried.NOTHING;
  }

  /** A generation was entered. */
  void entered(int generation, boolean isNewBase) {
    firstOnBase = isNewBase ? generation : firstOnBase;
  }

  /**
   * Why the program is to be started again after a failure, or null if libraries have no part in
   * it.
   *
   * @param error with its trace
   * @param archiveOf where a class of the base is from
   * @param used the archives of which what is kept uses something: it would be lost with its base,
   *     which a suspicion alone is not worth
   */
  @Nullable String afterFailure(
      int generation, String error, Function<String, @Nullable Path> archiveOf, Set<Path> used) {
    boolean isStale = StaleObject.in(error, generation) != null;
    Set<Path> culprits = suspects(culprits(error, archiveOf));
    boolean wasUsed = generation > firstOnBase;
    boolean isSuspicious = isStale || !culprits.isEmpty();
    if (tried == Tried.NOTHING
        && (!wasUsed || !isSuspicious || signature(error).equals(acquitted))) {
      return null;
    }
    if (tried == Tried.NOTHING && !isStale && !used.isEmpty()) {
      isSpared = true;
      return null;
    }
    if (tried == Tried.ALL) {
      return acquit(error);
    }
    String reason = "gen " + generation + " failed on what they kept";
    if (tried == Tried.NOTHING) {
      before = boundary.learned();
      for (Path culprit : isStale ? Set.<Path>of() : culprits) {
        boolean unused =
            boundary.learn(new Lesson(culprit, "had kept what gen " + generation + " failed on"));
      }
      if (boundary.isPending()) {
        tried = Tried.SOME;
        return "once more, as " + names(culprits) + " may have kept what it failed on";
      }
    }
    tried = Tried.ALL;
    return boundary.learnAll(reason, used) ? "once more with all jars loaded anew" : acquit(error);
  }

  /** What to say, once, of a failure after which nothing was loaded anew; null if nothing. */
  @Nullable String spared() {
    boolean isNew = isSpared && !isSparingTold;
    isSparingTold |= isSpared;
    isSpared = false;
    return isNew
        ? "it failed in libraries, which are not loaded anew for that, as what is kept would be"
            + " lost; if something kept or remembered is the reason, a full restart (key R, or"
            + " Remain.restartAfresh) makes all of it anew"
        : null;
  }

  /** The failure is the program's own, and what was moved for it moves back. */
  private @Nullable String acquit(String error) {
    acquitted = signature(error);
    boundary.forget(before);
    tried = Tried.NOTHING;
    return null;
  }

  private static String names(Set<Path> archives) {
    List<String> names = archives.stream().map(path -> String.valueOf(path.getFileName())).toList();
    return names.get(0) + (names.size() > 1 ? " +" + (names.size() - 1) : "");
  }

  /** What very many use throws for others, and is suspected only if nobody else is there. */
  private Set<Path> suspects(Set<Path> culprits) {
    if (culprits.size() < 2) {
      return culprits;
    }
    Set<Path> suspects = new TreeSet<>(culprits);
    suspects.removeIf(boundary::isWide);
    return suspects.isEmpty() ? culprits : suspects;
  }

  /** The libraries that threw: those above the first frame of the program. */
  private static Set<Path> culprits(String error, Function<String, @Nullable Path> archiveOf) {
    Set<Path> culprits = new TreeSet<>();
    for (String line : error.lines().toList()) {
      if (Frames.LIVE.matcher(line).find()) {
        break;
      }
      Matcher frame = Frames.BASE.matcher(line);
      Path archive = frame.find() ? archiveOf.apply(frame.group(1)) : null;
      if (archive != null) {
        culprits.add(archive);
      }
    }
    return culprits;
  }

  /** What two failures have in common that are one: what was thrown, and where. */
  private static String signature(String error) {
    StringBuilder signature = new StringBuilder();
    for (String line : error.lines().limit(4).toList()) {
      signature.append(line.replaceAll("remain-\\w+-\\d+|@[0-9a-f]+|\\d+", "")).append('\n');
    }
    return signature.toString();
  }
}
