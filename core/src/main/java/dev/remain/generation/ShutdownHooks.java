// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import dev.remain.thread.Deadline;
import dev.remain.thread.Threads;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the shutdown hooks of a generation, all at once, as the end of a JVM would. A library of the
 * base may register the very same thread again in the next generation, and no thread starts twice:
 * what such a hook does is done on a thread made for it. Confined to the restart thread.
 */
public final class ShutdownHooks {

  private final GenerationCode code;
  private final Generation generation;
  private final HookTaker heir;

  ShutdownHooks(GenerationCode code, Generation generation, HookTaker heir) {
    this.code = code;
    this.generation = generation;
    this.heir = heir;
  }

  /** Who is asked about the hooks of libraries. */
  @FunctionalInterface
  public interface HookTaker {

    /**
     * Takes over a hook that is not to run now, or refuses it.
     *
     * @param library the class of the base that registered it
     */
    boolean takes(Thread hook, String library);

    /** Those that it did not take have run. */
    default void ran() {}
  }

  /**
   * Takes a hook out of the JVM's own list; false if it was not there, or the JVM ends and runs it.
   */
  public static boolean isWithdrawn(Thread hook) {
    try {
      return Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return false;
    }
  }

  void run(Deadline end, StopReport.Draft draft) {
    List<Thread> started = new ArrayList<>();
    List<Generation.ShutdownHook> hooks = generation.takeShutdownHooks();
    for (Thread hidden : HiddenHooks.take(generation)) {
      hooks.add(new Generation.ShutdownHook(hidden, null));
    }
    for (Generation.ShutdownHook hook : hooks) {
      if (hook.library() != null && heir.takes(hook.thread(), hook.library())) {
        continue;
      }
      Thread thread =
          hook.library() == null
              ? hook.thread()
              : code.thread(generation, hook.thread().getName(), hook.thread());
      try {
        thread.start();
        started.add(thread);
      } catch (IllegalThreadStateException e) {
        draft.note("shutdown hook \"" + thread.getName() + "\" had been started already");
      }
    }
    for (Thread hook : started) {
      if (!Threads.join(hook, end)) {
        draft.note(
            "shutdown hook \""
                + hook.getName()
                + "\" did not end in time and was interrupted: "
                + Threads.top(hook));
        hook.interrupt();
      }
    }
    heir.ran();
  }
}
