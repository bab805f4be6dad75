// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch.disk;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Says where something may have changed; never what. Confined to the watch thread but for what an
 * implementation does inside.
 */
public interface ChangeSource extends AutoCloseable {

  /** Where hints go. */
  interface Hints {

    /** Something happened to an entry of a directory. */
    void touched(Path directory, String name);

    /** Something happened to any of the entries of a directory. */
    void lost(Path directory);

    /** A directory is not watched any longer. */
    void gone(Path directory);
  }

  /**
   * Begins to tell of the entries of one directory, not of what is below these. Asked again for the
   * same directory it makes sure that it is watched still.
   *
   * @throws IOException if the directory cannot be watched; a message about a limit is the system's
   */
  void watch(Path directory) throws IOException;

  /** Passes on what there is, and waits for something if there is nothing. */
  void poll(long timeoutNanos, Hints hints) throws InterruptedException;

  @Override
  void close();
}
