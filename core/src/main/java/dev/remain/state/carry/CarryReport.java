// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry;

import java.time.Duration;
import java.util.List;

/**
 * What came of a copy.
 *
 * @param objects how many were made anew
 * @param notes a line for each type of which something is not as it was
 */
public record CarryReport(int objects, Duration took, List<String> notes) {
  public CarryReport {
    notes = List.copyOf(notes);
  }
}
