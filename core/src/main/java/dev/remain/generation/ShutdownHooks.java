// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import java.util.ArrayList;
import java.util.List;

/**
 * Runs the shutdown hooks of a generation, all at once, as the end of a JVM would. A library of the
 * base may register the very same thread again in the next generation, and no thread starts twice:
 * what such a hook does is done on a thread made for it. Confined to the restart thread.
 */
final class ShutdownHooks {

  private final GenerationCode code;
  private final Generation generation;

  ShutdownHooks(GenerationCode code, Generation generation) {
    this.code = code;
    this.generation = generation;
  }

  void run(long end, StopReport.Draft draft) {
    List<Thread> started = new ArrayList<>();
    for (Generation.ShutdownHook hook : generation.takeShutdownHooks()) {
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
  }
}
