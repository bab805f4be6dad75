// SPDX-License-Identifier: Apache-2.0
package dev.remain.classpath;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A set of globs on paths relative to a root. {@code *} and {@code ?} stay within a name, {@code
 * **} crosses names, {@code **}{@code /} also stands for no directory at all, {@code {a,b}} is one
 * of both. Immutable.
 *
 * @param needles of each pattern, a part that every path it matches has: most paths have none of
 *     them, which is found out faster than by a regular expression
 */
public record Globs(List<String> patterns, List<Pattern> compiled, List<String> needles) {

  public static Globs of(List<String> patterns) {
    List<Pattern> compiled = new ArrayList<>();
    List<String> needles = new ArrayList<>();
    for (String pattern : patterns) {
      compiled.add(Pattern.compile(regex(pattern)));
      needles.add(needle(pattern));
    }
    return new Globs(List.copyOf(patterns), List.copyOf(compiled), List.copyOf(needles));
  }

  /**
   * @param path {@code /} between names
   */
  public boolean matches(String path) {
    for (int i = 0; i < compiled.size(); i++) {
      if (path.contains(needles.get(i)) && compiled.get(i).matcher(path).matches()) {
        return true;
      }
    }
    return false;
  }

  /** The longest part that stands for itself; empty if there is none for certain. */
  private static String needle(String glob) {
    if (glob.contains("{")) {
      return "";
    }
    String longest = "";
    for (String part : glob.replace("**/", "*").split("[*?]+", -1)) {
      longest = part.length() > longest.length() ? part : longest;
    }
    return longest;
  }

  private static String regex(String glob) {
    StringBuilder regex = new StringBuilder();
    int braces = 0;
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      if (glob.startsWith("**/", i)) {
        regex.append("(?:.*/)?");
        i += 2;
      } else if (glob.startsWith("**", i)) {
        regex.append(".*");
        i++;
      } else if (c == '*') {
        regex.append("[^/]*");
      } else if (c == '?') {
        regex.append("[^/]");
      } else if (c == '{') {
        regex.append("(?:");
        braces++;
      } else if (c == '}' && braces > 0) {
        regex.append(')');
        braces--;
      } else if (c == ',' && braces > 0) {
        regex.append('|');
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    if (braces > 0) {
      throw new IllegalArgumentException("'" + glob + "' has a { without its }");
    }
    return regex.toString();
  }
}
