// SPDX-License-Identifier: Apache-2.0
package dev.remain.launch;

import dev.remain.event.ReloadEvent;
import dev.remain.management.Flight;
import dev.remain.report.ConsoleReporter;
import dev.remain.report.EventLog;
import dev.remain.report.Opening;
import dev.remain.report.Terminal;
import dev.remain.settings.Settings;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Everybody who is told what happens. A listener that throws is told of, and told again. */
public record EventFanOut(
    ConsoleReporter console, @Nullable EventLog log, List<Consumer<ReloadEvent>> listeners)
    implements Consumer<ReloadEvent> {

  /**
   * @param mainClass that is re-run; empty if the program goes on running
   * @param error the standard error of the process
   * @throws IllegalArgumentException if the event log cannot be written
   */
  public static EventFanOut of(
      Settings settings,
      String mainClass,
      PrintStream error,
      List<Consumer<ReloadEvent>> listeners) {
    boolean color =
        settings.color() == Settings.Color.AUTO
            ? Terminal.showsColor()
            : settings.color() == Settings.Color.ON;
    ConsoleReporter console = new ConsoleReporter(error, settings.verbose(), color);
    EventLog log = log(settings, mainClass, console);
    console.warn(settings.warnings());
    return new EventFanOut(console, log, List.copyOf(listeners));
  }

  private static @Nullable EventLog log(
      Settings settings, String mainClass, ConsoleReporter console) {
    Path file = settings.eventLog();
    if (file == null) {
      return null;
    }
    EventLog log = EventLog.open(file, console::warn);
    log.open(
        new Opening(Instant.now(), ProcessHandle.current().pid(), mainClass, Version.ofRemain()));
    return log;
  }

  /** The same, with one more who is told. */
  EventFanOut with(Consumer<ReloadEvent> listener) {
    List<Consumer<ReloadEvent>> all = new ArrayList<>(listeners);
    all.add(listener);
    return new EventFanOut(console, log, List.copyOf(all));
  }

  /** Tells the log everything, and a person only what went wrong. */
  Consumer<ReloadEvent> brief() {
    return event -> {
      if (log != null) {
        log.accept(event);
      }
      if (event instanceof ReloadEvent.Failed
          || event instanceof ReloadEvent.Rejected
          || event instanceof ReloadEvent.Warned) {
        console.accept(event);
      }
    };
  }

  @Override
  public void accept(ReloadEvent event) {
    record(event); // First: whoever has seen it told finds it in the recording.
    if (log != null) {
      log.accept(event);
    }
    console.accept(event);
    for (Consumer<ReloadEvent> listener : listeners) {
      try {
        listener.accept(event);
      } catch (RuntimeException | Error thrown) {
        console.warn("a listener threw " + thrown);
      }
    }
  }

  private void record(ReloadEvent event) {
    if (event instanceof ReloadEvent.Started
        || event instanceof ReloadEvent.Failed
        || event instanceof ReloadEvent.Rejected
        || event instanceof ReloadEvent.NotCompiled) {
      try {
        Flight.tell(event);
      } catch (RuntimeException | Error thrown) {
        console.warn("the flight recorder threw " + thrown);
      }
    }
  }
}
