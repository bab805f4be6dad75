// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.call;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A system property that somebody has read in an earlier generation, and not again since it has
 * another value.
 *
 * @param reader the class; empty if that is not known
 * @param was null if it was not set
 * @param is null if it is not
 */
public record RememberedValue(
    By by, String reader, String key, @Nullable String was, @Nullable String is) {

  /** More of a value is not told. */
  private static final int MOST = 40;

  /** Who has read it. */
  public enum By {
    LIBRARY,
    JDK,
    /** Of the base or the JDK. */
    SOMEBODY
  }

  /** Whether it is one of the JDK's own. */
  public boolean isOfJdk() {
    return key.startsWith("java.")
        || key.startsWith("javax.")
        || key.startsWith("jdk.")
        || key.startsWith("sun.")
        || key.startsWith("com.sun.");
  }

  /** Follows the one who has: "had read app.level as debug, which is info now". */
  public String reason() {
    return isSecret()
        ? "had read " + key + " before it was changed"
        : "had read " + key + " as " + told(was) + ", which is " + told(is) + " now";
  }

  /** Whether its values are not for the console. */
  private boolean isSecret() {
    String name = key.toLowerCase(Locale.ROOT);
    return name.contains("passw") || name.contains("secret") || name.contains("token");
  }

  private static String told(@Nullable String value) {
    if (value == null) {
      return "unset";
    }
    if (value.isEmpty()) {
      return "empty";
    }
    String line = value.replaceAll("\\s+", " ");
    return line.length() > MOST ? line.substring(0, MOST) + "..." : line;
  }
}
