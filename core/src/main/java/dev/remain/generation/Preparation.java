// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import dev.remain.link.Check;
import dev.remain.loader.Base;
import dev.remain.loader.GenerationClassLoader;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What preparing the next generation came to. */
public sealed interface Preparation {

  /** It can be started. */
  record Ready(Generation generation) implements Preparation {}

  /**
   * It cannot; whatever runs, runs on.
   *
   * @param reason for the user
   * @param isUnfinished whether it is what a build looks like that is still at work
   */
  record Rejected(String reason, boolean isUnfinished) implements Preparation {

    Rejected(String reason) {
      this(reason, false);
    }
  }

  /**
   * What to prepare.
   *
   * @param content for the loader
   * @param check what to hold it against; null checks nothing
   * @param made told the loader before a class of it, or for it, is loaded
   * @param spare the loader, if it was made ahead
   */
  record Request(
      int number,
      Base base,
      GenerationClassLoader.Content content,
      @Nullable Check check,
      Consumer<GenerationClassLoader> made,
      @Nullable GenerationClassLoader spare) {

    /** One of which nobody needs to know before it is entered. */
    public Request(
        int number, Base base, GenerationClassLoader.Content content, @Nullable Check check) {
      this(number, base, content, check, loader -> {}, null);
    }
  }
}
