// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.aftermath;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Failures to link native code that have to do with class loaders, in words. Stateless. */
public final class NativeTrouble {

  private static final String ERROR = "java\\.lang\\.UnsatisfiedLinkError: ";
  private static final Pattern TAKEN =
      Pattern.compile(ERROR + "Native Library (.+) already loaded in another classloader");
  private static final Pattern MISSING = Pattern.compile(ERROR + "'\\S+ ([\\w.$]+)\\(");

  private NativeTrouble() {}

  /**
   * @param failure with its trace
   * @return null if it is another failure
   */
  public static @Nullable String sentence(String failure) {
    Matcher taken = TAKEN.matcher(failure);
    if (taken.find()) {
      return "an earlier generation is still in memory and has native library "
          + taken.group(1)
          + ": load it in compiled code, not through reflection, or from a class in a jar";
    }
    Matcher missing = MISSING.matcher(failure);
    if (missing.find()) {
      return "native method "
          + missing.group(1)
          + " is in no library that a class of the same loader has loaded: if a class of yours"
          + " loads it for one in a jar, make that jar live, too (--live)";
    }
    return null;
  }
}
