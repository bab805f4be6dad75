// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import com.google.common.base.Throwables;
import dev.remain.event.ReloadEvent;
import java.time.Instant;
import java.util.function.Consumer;

/** An exception that Remain itself is to blame for, told with its trace. */
final class Trouble {

  private Trouble() {}

  /** Any thread, which goes on. */
  static void tell(Throwable thrown, Consumer<ReloadEvent> events) {
    try {
      events.accept(of(thrown));
    } catch (Throwable again) {
      // Where there is no memory for words there may be some for the next message.
    }
  }

  private static ReloadEvent of(Throwable thrown) {
    return new ReloadEvent.Warned(
        Instant.now(),
        null,
        "an error in Remain itself, please report it: " + Throwables.getStackTraceAsString(thrown));
  }
}
