// SPDX-License-Identifier: Apache-2.0
package dev.remain.leak.dump;

/**
 * Where a path may begin.
 *
 * @param id of the object that is held
 * @param thread serial number of the thread, for threads and frames
 * @param number of the stack trace for a thread, of the frame (0 is the top) for a frame
 */
record GcRoot(Kind kind, long id, int thread, int number) {

  /** Kinds of roots, the most telling first. */
  enum Kind {
    THREAD,
    FRAME,
    NATIVE_LOCAL,
    NATIVE_GLOBAL,
    MONITOR,
    UNKNOWN,
    SYSTEM_CLASS,
    /** No root for the JVM: the dump does not show which class owns such a map. */
    CLASS_VALUES
  }
}
