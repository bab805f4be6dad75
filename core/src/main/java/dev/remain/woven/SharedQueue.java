// SPDX-License-Identifier: Apache-2.0
package dev.remain.woven;

import java.awt.AWTEvent;
import java.awt.EventQueue;
import java.awt.Toolkit;
import java.awt.Window;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * The event queue that all generations share, on top of the JVM's and for good. Its thread, which
 * the JDK ends and makes anew as it likes, gets the context loader of the generation that runs, and
 * outlives a call of exit. One for the JVM; its fields belong to that thread.
 */
final class SharedQueue extends EventQueue {

  private static boolean isThere;

  private WeakReference<@Nullable Thread> adopted = new WeakReference<>(null);
  private WeakReference<@Nullable ClassLoader> given = new WeakReference<>(null);

  private SharedQueue() {}

  /**
   * Puts it in place. What windows share keeps the group and the context loader of the thread that
   * makes it, and a queue does for its own threads.
   *
   * @throws java.awt.AWTError if there is no display, as whoever needs one would be told
   */
  static synchronized void enter() {
    if (!isThere) {
      runAsNobody(Window::getWindows);
      EventQueue top = top();
      runAsNobody(() -> top.push(new SharedQueue()));
      isThere = true;
    }
  }

  private static void runAsNobody(Runnable run) {
    Thread thread = new Thread(ModalCalls.groupOfProgram(), run, "remain-event-queue", 0, false);
    thread.setContextClassLoader(SharedQueue.class.getClassLoader());
    thread.setDaemon(true);
    thread.start();
    boolean isInterrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static EventQueue top() {
    return Toolkit.getDefaultToolkit().getSystemEventQueue();
  }

  @Override
  protected void dispatchEvent(AWTEvent event) {
    adopt(Thread.currentThread());
    try {
      super.dispatchEvent(event);
    } catch (Error e) {
      if (!Calls.receiver().isEnd(e)) {
        throw e;
      }
    }
  }

  /** Once for each generation, so that what the program sets itself stays. */
  private void adopt(Thread thread) {
    ClassLoader context = Windows.context();
    if (context != null && !(given.refersTo(context) && adopted.refersTo(thread))) {
      given = new WeakReference<>(context);
      adopted = new WeakReference<>(thread);
      thread.setContextClassLoader(context);
    }
  }

  /** Takes off the queues of live classes that are on top. */
  static void takeOffOthers() {
    for (EventQueue top = top(); Calls.receiver().owns(top); top = top()) {
      pop(top);
    }
  }

  /** A queue hands its thread down only if the call is its own, which only its class may make. */
  private static void pop(EventQueue top) {
    Class<?> type = top.getClass();
    try {
      MethodHandles.privateLookupIn(type, MethodHandles.lookup())
          .findVirtual(type, "pop", MethodType.methodType(void.class))
          .invoke(top);
    } catch (Throwable e) {
      throw new IllegalStateException("event queue " + type.getName() + " cannot be taken off", e);
    }
  }
}
