// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import dev.remain.classpath.LiveFile;
import dev.remain.classpath.LiveLookup;
import dev.remain.classpath.Root;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The files of a generation that nobody has saved yet. Until they are given, whoever asks for a
 * class that the generation before has is refused: it may be another by then. So is who asks for a
 * class of a library that the program has not loaded by itself: it may want to define it.
 * Thread-safe.
 */
final class PromisedFiles implements LiveLookup {

  private final Predicate<String> isTooEarly;
  private volatile LiveLookup files;
  private volatile boolean isPromised = true;

  /**
   * @param former those of the generation before
   * @param isTooEarly whether a class of a library is refused as well, by its path
   */
  PromisedFiles(LiveLookup former, Predicate<String> isTooEarly) {
    this.files = former;
    this.isTooEarly = isTooEarly;
  }

  /** Here they are. */
  void give(LiveLookup now) {
    files = now;
    isPromised = false;
  }

  @Override
  public Collection<Root> roots() {
    return files.roots();
  }

  @Override
  public @Nullable LiveFile find(Root root, String path) {
    return files.find(root, path);
  }

  /**
   * As promised.
   *
   * @throws NoClassDefFoundError if that may be another file by then
   */
  @Override
  public @Nullable LiveFile find(String path) {
    boolean isEarly = isPromised;
    LiveFile found = files.find(path);
    if (isEarly && (found != null || isTooEarly.test(path))) {
      throw new NoClassDefFoundError(path);
    }
    return found;
  }

  @Override
  public List<LiveFile> findAll(String path) {
    return files.findAll(path);
  }
}
