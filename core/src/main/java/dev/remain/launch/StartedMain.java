// SPDX-License-Identifier: Apache-2.0
package dev.remain.launch;

import org.jspecify.annotations.Nullable;

/**
 * What {@code java} itself called on the thread that asks, as its bottom-most frame shows it.
 *
 * @param type the class of the {@code main} that was called; null if there is none to run again
 * @param reason why there is none; empty if there is
 */
record StartedMain(@Nullable Class<?> type, String reason) {

  private static final String SOURCE_LAUNCHER = "com.sun.tools.javac.launcher.";

  /** Of the thread that calls. */
  static StartedMain ofCaller() {
    StackWalker.StackFrame bottom =
        StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
            .walk(frames -> frames.reduce((above, below) -> below).orElseThrow());
    return of(bottom, Thread.currentThread().getName(), ProgramPath.isGuest());
  }

  /**
   * @param bottom the frame that everything else on its thread was called from
   * @param thread its name
   * @param isGuest whether another program has loaded this one
   */
  static StartedMain of(StackWalker.StackFrame bottom, String thread, boolean isGuest) {
    Class<?> type = bottom.getDeclaringClass();
    boolean isMain = bottom.getMethodName().equals("main");
    if (isMain && !type.getModule().isNamed()) {
      return new StartedMain(type, "");
    }
    if (type.getName().startsWith(SOURCE_LAUNCHER)) {
      return none(
          "the program was started from its source file, and its classes are in memory only:"
              + " compile it into a directory and start it from there");
    }
    if (bottom.getMethodName().equals("<clinit>")) {
      return none(
          "Remain.start was called by a static initialiser, before main: call it first in main");
    }
    if (isMain) {
      return none("java started " + type.getName() + ", which is not the program's own main");
    }
    if (isGuest) {
      return none("Remain.start was called inside another program: " + ProgramPath.WITH_JAVA);
    }
    return none(
        "Remain.start was called on thread \""
            + thread
            + "\", where no main runs that java has started: call it first in main");
  }

  private static StartedMain none(String reason) {
    return new StartedMain(null, reason);
  }
}
