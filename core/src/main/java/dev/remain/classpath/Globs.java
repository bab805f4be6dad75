// SPDX-License-Identifier: Apache-2.0
package dev.remain.classpath;

import java.util.ArrayList;
import java.util.List;

/**
 * A set of globs on paths relative to a root. {@code *} and {@code ?} stay within a name, {@code
 * **} crosses names, {@code **}{@code /} also stands for no directory at all, {@code {a,b}} is one
 * of both. Immutable. Matches by itself: making regular expressions of them would cost every start
 * of a program more than all their use.
 */
public final class Globs {

  private final List<String> patterns;
  private final List<String> plain;

  /**
   * Of each plain glob, a part that every path it matches has: most paths have none of them, which
   * is found out faster.
   */
  private final List<String> needles;

  private Globs(List<String> patterns, List<String> plain) {
    this.patterns = List.copyOf(patterns);
    this.plain = List.copyOf(plain);
    List<String> parts = new ArrayList<>();
    for (String glob : plain) {
      parts.add(needle(glob));
    }
    this.needles = List.copyOf(parts);
  }

  public static Globs of(List<String> patterns) {
    List<String> plain = new ArrayList<>();
    for (String pattern : patterns) {
      addWithoutBraces(pattern, pattern, 0, plain);
    }
    return new Globs(patterns, plain);
  }

  /** As they were given. */
  public List<String> patterns() {
    return patterns;
  }

  /**
   * @param path {@code /} between names
   */
  public boolean matches(String path) {
    for (int i = 0; i < plain.size(); i++) {
      if (path.contains(needles.get(i)) && matches(plain.get(i), 0, path, 0)) {
        return true;
      }
    }
    return false;
  }

  /** The longest part that stands for itself; the slash of a leading double star may be missing. */
  private static String needle(String glob) {
    String rest = glob.replace("**/", "*");
    int longest = 0;
    int longestEnd = 0;
    int length = 0;
    for (int i = 0; i < rest.length(); i++) {
      length = rest.charAt(i) == '*' || rest.charAt(i) == '?' ? 0 : length + 1;
      if (length > longest) {
        longest = length;
        longestEnd = i + 1;
      }
    }
    return rest.substring(longestEnd - longest, longestEnd);
  }

  /** Adds a glob for each choice that its braces leave. */
  private static void addWithoutBraces(String whole, String glob, int from, List<String> plain) {
    int open = glob.indexOf('{', from);
    if (open < 0) {
      plain.add(glob);
      return;
    }
    List<Integer> bounds = bounds(whole, glob, open);
    String rest = glob.substring(bounds.get(bounds.size() - 1) + 1);
    for (int i = 1; i < bounds.size(); i++) {
      String choice = glob.substring(bounds.get(i - 1) + 1, bounds.get(i));
      addWithoutBraces(whole, glob.substring(0, open) + choice + rest, open, plain);
    }
  }

  /** Where a brace opens, where its commas are, and where it closes. */
  private static List<Integer> bounds(String whole, String glob, int open) {
    List<Integer> bounds = new ArrayList<>(List.of(open));
    int depth = 0;
    for (int i = open; i < glob.length(); i++) {
      char c = glob.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 0 || (depth == 1 && c == ',')) {
        bounds.add(i);
      }
      if (depth == 0) {
        return bounds;
      }
    }
    throw new IllegalArgumentException("'" + whole + "' has a { without its }");
  }

  /** Whether the rest of a glob without braces matches the rest of a path. */
  private static boolean matches(String glob, int fromGlob, String path, int fromPath) {
    int p = fromPath;
    for (int g = fromGlob; g < glob.length(); g++) {
      char c = glob.charAt(g);
      if (c == '*') {
        return matchesStar(glob, g, path, p);
      }
      if (p == path.length() || (c == '?' ? path.charAt(p) == '/' : path.charAt(p) != c)) {
        return false;
      }
      p++;
    }
    return p == path.length();
  }

  private static boolean matchesStar(String glob, int star, String path, int fromPath) {
    boolean crosses = glob.startsWith("**", star);
    boolean endsWithName = glob.startsWith("**/", star);
    int rest = star + (endsWithName ? 3 : crosses ? 2 : 1);
    for (int p = fromPath; p <= path.length(); p++) {
      boolean mayEndHere = !endsWithName || p == fromPath || path.charAt(p - 1) == '/';
      if (mayEndHere && matches(glob, rest, path, p)) {
        return true;
      }
      if (!crosses && p < path.length() && path.charAt(p) == '/') {
        return false;
      }
    }
    return false;
  }
}
