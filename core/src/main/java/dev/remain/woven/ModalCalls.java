// SPDX-License-Identifier: Apache-2.0
package dev.remain.woven;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The calls that show a modal dialog and return when it was closed. Stateless. */
final class ModalCalls {

  private static final Set<String> CLASSES = Set.of("java.awt.Dialog", "javax.swing.JOptionPane");
  private static final int MOST_ROUNDS = 40;
  private static final long ROUND_MILLIS = 5;

  private ModalCalls() {}

  /**
   * Gives those whose dialogs were closed a moment to return: whoever is interrupted while the JDK
   * closes a dialog has the JDK print a stack trace.
   */
  static void await() throws InterruptedException {
    List<Thread> waiting = waiting();
    for (int i = 0; i < MOST_ROUNDS && !waiting.isEmpty(); i++) {
      Thread.sleep(ROUND_MILLIS);
      waiting.removeIf(thread -> !isWaiting(thread));
    }
  }

  private static List<Thread> waiting() {
    ThreadGroup group = groupOfProgram();
    Thread[] threads = new Thread[group.activeCount() + 16];
    int count = group.enumerate(threads, true);
    List<Thread> waiting = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (isWaiting(threads[i])) {
        waiting.add(threads[i]);
      }
    }
    return waiting;
  }

  private static boolean isWaiting(Thread thread) {
    for (StackTraceElement frame : thread.getStackTrace()) {
      if (CLASSES.contains(frame.getClassName())) {
        return true;
      }
    }
    return false;
  }

  /** The group that holds a program's threads where nobody makes groups. */
  static ThreadGroup groupOfProgram() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    ThreadGroup above = group.getParent();
    while (above != null && above.getParent() != null) {
      group = above;
      above = group.getParent();
    }
    return group;
  }
}
