// SPDX-License-Identifier: Apache-2.0
package dev.remain.management;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** What was saved does not run. */
@Name("dev.remain.Trouble")
@Label("Trouble")
@Category("Remain")
@StackTrace(false)
@SuppressWarnings("UnusedVariable") // The recorder reads them.
final class TroubleEvent extends Event {

  @Label("Kind")
  private final String kind;

  @Label("Generation")
  private final int generation;

  @Label("Reason")
  private final String reason;

  /**
   * @param generation 0 if there is none yet
   */
  TroubleEvent(String kind, int generation, String reason) {
    this.kind = kind;
    this.generation = generation;
    this.reason = reason;
  }
}
