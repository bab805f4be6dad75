// SPDX-License-Identifier: Apache-2.0
package dev.remain.thread;

import com.google.common.util.concurrent.Uninterruptibles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Waiting for threads, and telling in words where one is. */
public final class Threads {

  /** The JVM makes it when the first tool attaches, and has it until it ends. */
  public static final String ATTACHED = "Attach Listener";

  private static final int FRAMES = 3;

  private static final String OWN_LOADER = String.valueOf(Threads.class.getClassLoader().getName());

  private Threads() {}

  /** A JDK without virtual threads has no such group. */
  public static boolean isVirtual(Thread thread) {
    ThreadGroup group = thread.getThreadGroup();
    return group != null && group.getName().equals("VirtualThreads");
  }

  /** The names of those that the JVM has made for itself; to look wakes nothing. */
  public static List<String> namesOfJvm() {
    ThreadGroup system = Thread.currentThread().getThreadGroup();
    for (ThreadGroup above = system; above != null; above = above.getParent()) {
      system = above;
    }
    Thread[] threads = new Thread[system.activeCount() + 16];
    int count = system.enumerate(threads, false);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(threads[i].getName());
    }
    return names;
  }

  /** Whether the thread ended by then. */
  public static boolean join(Thread thread, Deadline deadline) {
    long left = deadline.left();
    if (left > 0) {
      Uninterruptibles.joinUninterruptibly(thread, left, TimeUnit.NANOSECONDS);
    }
    return !thread.isAlive();
  }

  /** Name, state and top frames. */
  public static String describe(Thread thread) {
    String state = thread.getState().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return "\"" + thread.getName() + "\" (" + state + ") at " + top(thread);
  }

  /** The top frames outside the JDK, or the very top where there is nothing else. */
  public static String top(Thread thread) {
    StackTraceElement[] stack = thread.getStackTrace();
    List<String> frames = new ArrayList<>();
    for (StackTraceElement frame : stack) {
      if (frames.size() < FRAMES && isWorthTelling(frame)) {
        frames.add(text(frame));
      }
    }
    if (frames.isEmpty() && stack.length > 0) {
      frames.add(text(stack[0]));
    }
    return frames.isEmpty() ? "its end" : String.join(" < ", frames);
  }

  /** A hidden class, with a slash in its name, only leads to the body of a lambda. */
  private static boolean isWorthTelling(StackTraceElement frame) {
    return !isJdk(frame) && !isRemain(frame) && frame.getClassName().indexOf('/') < 0;
  }

  private static String text(StackTraceElement frame) {
    String line = frame.getLineNumber() > 0 ? ":" + frame.getLineNumber() : "";
    String place = frame.getFileName() == null ? "" : "(" + frame.getFileName() + line + ")";
    return frame.getClassName() + "." + frame.getMethodName() + place;
  }

  public static boolean isJdk(StackTraceElement frame) {
    String module = frame.getModuleName();
    return module != null && (module.startsWith("java.") || module.startsWith("jdk."));
  }

  public static boolean isRemain(StackTraceElement frame) {
    return frame.getClassName().startsWith("dev.remain.")
        && OWN_LOADER.equals(frame.getClassLoaderName());
  }
}
