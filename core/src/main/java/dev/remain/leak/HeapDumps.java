// SPDX-License-Identifier: Apache-2.0
package dev.remain.leak;

/** Whether heap dumps are taken unasked, since each stops the program for a moment. */
public enum HeapDumps {
  /** Seldom, and only of a small heap. */
  AUTO,
  /** Whenever there is something to find. */
  ALWAYS,
  NEVER
}
