// SPDX-License-Identifier: Apache-2.0
package dev.remain.management;

import dev.remain.event.ReloadEvent.Phase;
import dev.remain.event.ReloadEvent.Started;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** At the moment when {@code main} was entered, with the phases that led to it. */
@Name("dev.remain.Restart")
@Label("Restart")
@Category("Remain")
@Description("A generation was entered; its phases follow each other and end now")
@StackTrace(false)
@SuppressWarnings("UnusedVariable") // The recorder reads them.
final class RestartEvent extends Event {

  @Label("Generation")
  private int generation;

  @Label("Cause")
  private String cause = "";

  @Label("Fingerprint")
  private String fingerprint = "";

  @Label("Same As Generation")
  private int sameAs;

  @Label("Total")
  @Timespan
  private long total;

  @Label("Quiet")
  @Timespan
  private long quiet;

  @Label("Compile")
  @Timespan
  private long compile;

  @Label("Prepare")
  @Timespan
  private long prepare;

  @Label("Stop")
  @Timespan
  private long stop;

  @Label("Carry")
  @Timespan
  private long carry;

  @Label("Clean Up")
  @Timespan
  private long clean;

  @Label("Start")
  @Timespan
  private long start;

  static RestartEvent of(Started started) {
    RestartEvent event = new RestartEvent();
    event.generation = started.generation();
    event.cause = started.cause();
    event.fingerprint = started.fingerprint();
    event.sameAs = started.sameAs();
    started.phases().forEach(event::add);
    return event;
  }

  private void add(Phase phase) {
    long nanos = phase.took().toNanos();
    total += nanos;
    switch (phase.name()) {
      case "quiet" -> quiet += nanos;
      case "compile" -> compile += nanos;
      case "prepare" -> prepare += nanos;
      case "stop" -> stop += nanos;
      case "carry" -> carry += nanos;
      case "clean" -> clean += nanos;
      case "start" -> start += nanos;
      default -> {} // Part of the total only.
    }
  }
}
