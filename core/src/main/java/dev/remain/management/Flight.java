// SPDX-License-Identifier: Apache-2.0
package dev.remain.management;

import dev.remain.event.ReloadEvent;
import dev.remain.event.ReloadEvent.Failed;
import dev.remain.event.ReloadEvent.NotCompiled;
import dev.remain.event.ReloadEvent.Rejected;
import dev.remain.event.ReloadEvent.Started;
import jdk.jfr.FlightRecorder;

/** Writes what happens into the recordings that run, where the JVM can record. Stateless. */
public final class Flight {

  private static final boolean CAN = ModuleLayer.boot().findModule("jdk.jfr").isPresent();

  private Flight() {}

  /** Apart, as a JVM may be made without a recorder. */
  private static final class Recorder {
    static boolean isOn() {
      return FlightRecorder.isInitialized();
    }
  }

  /** Not told of before {@code main} of generation 1 was entered. */
  public static void tell(ReloadEvent event) {
    if (!CAN || !Recorder.isOn()) {
      return;
    }
    if (event instanceof Started started) {
      RestartEvent.of(started).commit();
    } else if (event instanceof Failed failed) {
      new TroubleEvent("failed", failed.generation(), failed.error()).commit();
    } else if (event instanceof Rejected rejected) {
      new TroubleEvent("rejected", rejected.generation(), rejected.reason()).commit();
    } else if (event instanceof NotCompiled broken) {
      new TroubleEvent("not compiled", 0, broken.errors()).commit();
    }
  }
}
