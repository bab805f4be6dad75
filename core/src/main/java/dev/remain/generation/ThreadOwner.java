// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import dev.remain.loader.GenerationClassLoader;
import dev.remain.thread.Threads;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Whose a thread is: its bottom-most frame outside the JDK decides. */
enum ThreadOwner {
  /** The program's own: it ends with its generation. */
  LIVE,
  /** A library's of the base: it goes on. */
  BASE,
  /** Only JDK code is on it: an idle worker, a timer. */
  JDK,
  /** It drives a part of the JDK, such as an HTTP server, which ends it itself. */
  ENGINE;

  /** {@code Thread.run} and what it calls; a thread that waits is deeper in the JDK. */
  private static final int FRAMES_OF_A_START = 2;

  static ThreadOwner of(Thread thread) {
    StackTraceElement[] stack = thread.getStackTrace();
    StackTraceElement frame = bottom(stack);
    if (frame == null) {
      // Remain starts threads for the program's code only.
      return Arrays.stream(stack).anyMatch(Threads::isRemain)
          ? LIVE
          : Arrays.stream(stack).anyMatch(ThreadOwner::isEngine) ? ENGINE : JDK;
    }
    String loader = frame.getClassLoaderName();
    return loader != null && loader.startsWith(GenerationClassLoader.PREFIX) ? LIVE : BASE;
  }

  /**
   * Whether it runs code of that very generation, or is about to run some code for the first time.
   */
  static boolean runs(Thread thread, int generation) {
    StackTraceElement[] stack = thread.getStackTrace();
    StackTraceElement frame = bottom(stack);
    return frame == null
        ? stack.length <= FRAMES_OF_A_START && thread.isAlive()
        : GenerationClassLoader.nameOf(generation).equals(frame.getClassLoaderName());
  }

  /** Whether its bottom-most frame outside the JDK is of that very generation. */
  static boolean isOf(Thread thread, int generation) {
    StackTraceElement frame = bottom(thread.getStackTrace());
    return frame != null
        && GenerationClassLoader.nameOf(generation).equals(frame.getClassLoaderName());
  }

  /** The bottom-most frame that is neither the JDK's nor ours, or null. */
  static @Nullable StackTraceElement bottom(StackTraceElement[] stack) {
    for (int i = stack.length - 1; i >= 0; i--) {
      if (!Threads.isJdk(stack[i]) && !Threads.isRemain(stack[i])) {
        return stack[i];
      }
    }
    return null;
  }

  /** An interrupt would break it, and close what it listens on. */
  private static boolean isEngine(StackTraceElement frame) {
    return frame.getClassName().startsWith("sun.net.")
        || frame.getClassName().startsWith("sun.rmi.")
        || frame.getClassName().startsWith("jdk.internal.net.");
  }
}
