// SPDX-License-Identifier: Apache-2.0
package dev.remain.thread;

/** Makes the threads in which code of a generation runs. */
@FunctionalInterface
public interface ThreadSource {

  /** A thread that is not started yet, not a daemon, and inherits nothing from its maker. */
  Thread newThread(ThreadGroup group, String name, ClassLoader context, Runnable run);
}
