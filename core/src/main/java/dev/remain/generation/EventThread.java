// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

/** The thread that the events of windows are dispatched on: everybody's, and of no generation. */
public final class EventThread {

  private static final String CLASS_NAME = "java.awt.EventDispatchThread";

  private EventThread() {}

  /** Known by name, since a JVM may be made without it. */
  public static boolean is(Thread thread) {
    return thread.getClass().getName().equals(CLASS_NAME);
  }
}
