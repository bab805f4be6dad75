// SPDX-License-Identifier: Apache-2.0
package dev.remain.link;

import dev.remain.classpath.LiveFiles;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a generation is held against before it starts.
 *
 * @param previous the files of the generation before
 * @param next its own files
 * @param changed paths that differ between both, relative to their roots
 * @param isLoaded whether what runs has loaded the class of that name, with dots; true for all if
 *     that is not known
 */
public record Check(
    LiveFiles previous, LiveFiles next, Set<String> changed, Predicate<String> isLoaded) {

  /** Of a program of which it is not known what it has loaded. */
  public Check(LiveFiles previous, LiveFiles next, Set<String> changed) {
    this(previous, next, changed, name -> true);
  }
}
