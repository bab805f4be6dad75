// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import dev.remain.classpath.LiveFile;
import dev.remain.classpath.LiveLookup;
import dev.remain.classpath.Root;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files of a generation that nobody has saved yet. Until they are given, whoever asks for a
 * class that the generation before has is refused: it may be another by then. Thread-safe.
 */
final class PromisedFiles implements LiveLookup {

  private volatile LiveLookup files;
  private volatile boolean isPromised = true;

  /**
   * @param former those of the generation before
   */
  PromisedFiles(LiveLookup former) {
    this.files = former;
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
    boolean isTooEarly = isPromised;
    LiveFile found = files.find(path);
    if (isTooEarly && found != null) {
      throw new NoClassDefFoundError(path);
    }
    return found;
  }

  @Override
  public List<LiveFile> findAll(String path) {
    return files.findAll(path);
  }
}
