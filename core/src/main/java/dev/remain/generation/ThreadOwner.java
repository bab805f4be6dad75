// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import dev.remain.loader.GenerationClassLoader;

/** Whose a thread is: its bottom-most frame outside the JDK decides. */
enum ThreadOwner {
  /** The program's own: it ends with its generation. */
  LIVE,
  /** A library's of the base: it goes on. */
  BASE,
  /** Only JDK code is on it: an idle worker, a timer. */
  JDK;

  private static final String OWN_LOADER =
      String.valueOf(ThreadOwner.class.getClassLoader().getName());

  static ThreadOwner of(Thread thread) {
    StackTraceElement[] stack = thread.getStackTrace();
    for (int i = stack.length - 1; i >= 0; i--) {
      String loader = stack[i].getClassLoaderName();
      if (loader != null && loader.startsWith(GenerationClassLoader.PREFIX)) {
        return LIVE;
      }
      if (!isJdk(stack[i]) && !isRemain(stack[i])) {
        return BASE;
      }
    }
    return JDK;
  }

  static boolean isJdk(StackTraceElement frame) {
    String module = frame.getModuleName();
    return module != null && (module.startsWith("java.") || module.startsWith("jdk."));
  }

  static boolean isRemain(StackTraceElement frame) {
    return frame.getClassName().startsWith("dev.remain.")
        && OWN_LOADER.equals(frame.getClassLoaderName());
  }
}
