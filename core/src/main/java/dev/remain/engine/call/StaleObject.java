// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.call;

import dev.remain.loader.GenerationClassLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A failure over an object of an earlier generation, which something that stays has kept: the JVM
 * says that a class is not itself.
 *
 * @param generation that the object is of
 * @param type of the object; empty if the failure does not say it
 */
public record StaleObject(int generation, String type) {

  private static final Pattern LOADER =
      Pattern.compile("'" + GenerationClassLoader.PREFIX + "(\\d+)'");
  private static final Pattern CAST = Pattern.compile("class (\\S+) cannot be cast to class ");

  /**
   * @param failure with its trace
   * @return null if it names no earlier generation
   */
  public static @Nullable StaleObject in(String failure, int generation) {
    Matcher loader = LOADER.matcher(failure);
    while (loader.find()) {
      int named = Integer.parseInt(loader.group(1));
      if (named < generation) {
        Matcher cast = CAST.matcher(failure);
        return new StaleObject(named, cast.find() ? cast.group(1) : "");
      }
    }
    return null;
  }

  /** Said in the generation that has failed. */
  public String sentence(int failed) {
    String what = type.isEmpty() ? "something" : "an object of " + type;
    return what
        + " from generation "
        + generation
        + " was handed to generation "
        + failed
        + ", which has classes of its own; whoever kept it is looked for now"
        + "\nif it is a library, clear it in a stop hook, or load it anew: live=<its jar>";
  }
}
