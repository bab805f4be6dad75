// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import com.google.common.base.Throwables;
import dev.remain.loader.GenerationClassLoader;

/**
 * A throwable of a generation as text. The throwable itself is never kept: through its hidden
 * backtrace it holds every class on the stack.
 */
public final class FailureText {

  private FailureText() {}

  /** One line: the throwable, and where in the program's own code it came from. */
  public static String line(Throwable thrown) {
    String place = place(thrown);
    return headline(thrown) + (place.isEmpty() ? "" : " (" + place + ")");
  }

  /** The line, and below it the trace without the frames that called {@code main}. */
  @SuppressWarnings("CatchingThrowable")
  public static String withTrace(Throwable thrown) {
    String text;
    try {
      text = Throwables.getStackTraceAsString(thrown);
    } catch (Throwable again) {
      return line(thrown);
    }
    StringBuilder kept = new StringBuilder(line(thrown));
    String[] lines = text.split("\\R", -1);
    for (int i = headline(thrown).split("\\R", -1).length; i < lines.length; i++) {
      if (!lines[i].isBlank() && !isLaunching(lines[i])) {
        kept.append('\n').append(lines[i].replace("\t", "    "));
      }
    }
    return kept.toString();
  }

  /** A program's exception may fail to describe itself. */
  @SuppressWarnings("CatchingThrowable")
  private static String headline(Throwable thrown) {
    try {
      return thrown.toString();
    } catch (Throwable again) {
      return thrown.getClass().getName();
    }
  }

  private static boolean isLaunching(String line) {
    return line.contains("dev.remain.generation.MainMethod.invoke")
        || line.contains("dev.remain.generation.MainLauncher")
        || line.contains("java.lang.reflect.Method.invoke")
        || line.contains("jdk.internal.reflect.")
        || line.contains("java.lang.Thread.run(")
        || line.contains("java.lang.Thread.runWith(");
  }

  /** The first place in live code, of the throwable or of what caused it. */
  private static String place(Throwable thrown) {
    Throwable now = thrown;
    for (int depth = 0; now != null && depth < 8; depth++) {
      for (StackTraceElement frame : now.getStackTrace()) {
        String loader = frame.getClassLoaderName();
        if (loader != null
            && loader.startsWith(GenerationClassLoader.PREFIX)
            && frame.getFileName() != null) {
          return frame.getFileName() + ":" + frame.getLineNumber();
        }
      }
      now = now.getCause();
    }
    return "";
  }
}
