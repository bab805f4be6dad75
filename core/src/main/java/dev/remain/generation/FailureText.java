// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import com.google.common.base.Throwables;
import dev.remain.loader.GenerationClassLoader;
import java.util.function.Function;

/**
 * A throwable of a generation as text. The throwable itself is never kept: through its hidden
 * backtrace it holds every class on the stack.
 */
public final class FailureText {

  private FailureText() {}

  /** Loads what is needed to describe one, for which there may be no room by then. */
  public static void prepare() {
    String unused = withTrace(new IllegalStateException());
  }

  /** One line: the throwable, and where in the program's own code it came from. */
  public static String line(Throwable thrown) {
    return safely(thrown, FailureText::describe);
  }

  /** The line, and below it the trace without the frames that called {@code main}. */
  public static String withTrace(Throwable thrown) {
    return safely(thrown, FailureText::describeWithTrace);
  }

  /** A program's exception is the program's code, and may fail to describe itself. */
  private static String safely(Throwable thrown, Function<Throwable, String> description) {
    try {
      return description.apply(thrown);
    } catch (Throwable again) {
      return thrown.getClass().getName()
          + " (describing it threw "
          + again.getClass().getName()
          + ")";
    }
  }

  private static String describe(Throwable thrown) {
    String place = place(thrown);
    // The JVM's own error for a static initialiser says nothing itself.
    boolean isMute = thrown instanceof ExceptionInInitializerError && thrown.getMessage() == null;
    String cause = isMute && thrown.getCause() != null ? ": " + thrown.getCause() : "";
    return thrown + cause + (place.isEmpty() ? "" : " (" + place + ")");
  }

  private static String describeWithTrace(Throwable thrown) {
    String text = Throwables.getStackTraceAsString(thrown);
    StringBuilder kept = new StringBuilder(describe(thrown));
    String[] lines = text.split("\\R", -1);
    for (int i = thrown.toString().split("\\R", -1).length; i < lines.length; i++) {
      if (!lines[i].isBlank() && !isLaunching(lines[i])) {
        kept.append('\n').append(lines[i].replace("\t", "    "));
      }
    }
    return kept.toString();
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
