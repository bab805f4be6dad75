// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.start;

import com.google.common.base.Throwables;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Why nothing is watched, in words. */
public final class Blindness {

  private Blindness() {}

  public static String sentence(Throwable thrown) {
    return "not every file could be read at the start: "
        + cause(thrown)
        + "\nnothing is watched, and the program runs as with java alone: start it anew once that is"
        + " mended";
  }

  /** With its trace if it is no trouble of the machine's. */
  private static String cause(Throwable thrown) {
    boolean isOfTheMachine =
        thrown instanceof VirtualMachineError
            || thrown instanceof IOException
            || thrown instanceof UncheckedIOException;
    return isOfTheMachine ? thrown.toString() : Throwables.getStackTraceAsString(thrown).strip();
  }
}
