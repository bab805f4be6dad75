// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile;

import dev.remain.classpath.Publication;

/** Told what becomes of saves, on the thread that compiles. */
public interface CompileListener {

  /** Whether it compiles, and what of; a sentence. */
  void told(String sentence);

  /**
   * Sources do not compile, or their classes cannot be written, and nothing was changed.
   *
   * @param errors as a compiler shows them
   * @param count how many there are
   */
  void refused(String errors, int count);

  /** All that is saved compiles, after it did not. */
  void compiles();

  /** Classes are about to be written: until {@link #published} the disk is half of one thing. */
  void publishing();

  /** Somebody else has compiled a source that was published, to something that does the same. */
  void alike(Publication.File file);

  /** They were written, or could not be, and all is as before. */
  void published(Publication published);
}
