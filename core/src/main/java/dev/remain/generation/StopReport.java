// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import java.util.List;

/**
 * What became of a generation's end.
 *
 * @param survivors threads that did not end, each with its state and top frames
 * @param notes hooks that threw or ran out of time
 */
public record StopReport(List<String> survivors, List<String> notes) {

  public StopReport {
    survivors = List.copyOf(survivors);
    notes = List.copyOf(notes);
  }
}
