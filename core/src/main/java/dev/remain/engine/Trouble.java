// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import com.google.common.base.Throwables;
import dev.remain.event.ReloadEvent;
import java.time.Instant;

/** An exception that Remain itself is to blame for, told with its trace. */
final class Trouble {

  private Trouble() {}

  static ReloadEvent of(Throwable thrown) {
    return new ReloadEvent.Warned(
        Instant.now(),
        null,
        "an error in Remain itself, please report it: " + Throwables.getStackTraceAsString(thrown));
  }
}
