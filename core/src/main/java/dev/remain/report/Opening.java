// SPDX-License-Identifier: Apache-2.0
package dev.remain.report;

import java.time.Instant;

/**
 * Who writes an event log from here on: its first line, and the first of each further JVM that
 * appends to it.
 *
 * @param pid of the process
 * @param mainClass that Remain re-runs; empty if the program goes on running
 * @param remain the version of Remain
 */
public record Opening(Instant at, long pid, String mainClass, String remain) {

  /**
   * Grows when a line is not any more what it was; that a line or a field was added is no reason.
   */
  static final int FORMAT = 1;
}
