// SPDX-License-Identifier: Apache-2.0
package dev.remain.classpath;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files of generation 1 while they are being read: {@code main} starts at once, and whoever
 * needs a file first, the loader or the watcher, reads it; those bytes are then the generation's.
 * After {@link #complete} nothing is read any more. Thread-safe.
 */
public interface Capture extends LiveLookup {

  /**
   * Says what was read for a file; kept unless somebody was earlier.
   *
   * @param fingerprint of the bytes; {@link Fingerprint#UNKNOWN} if there were others when watching
   *     began, so that they are a change
   * @return whether what is kept has that fingerprint
   */
  boolean offer(Root root, String path, byte[] bytes, Fingerprint fingerprint);

  /** Says what an archive holds; kept unless somebody was earlier. */
  void offerArchive(Root root, Fingerprint fingerprint);

  /** Says that every root has been listed to its end. */
  Baseline complete();

  /** The baseline, or null while files are still being read. */
  @Nullable Baseline baseline();

  @Override
  List<Root> roots();
}
