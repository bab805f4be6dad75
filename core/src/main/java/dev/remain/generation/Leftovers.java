// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Ends what a generation left going on: executors, timers, servers, sockets, listeners, processes.
 * Confined to the restart thread; what may run code of the generation runs on a thread of it.
 */
final class Leftovers {

  /** Hanging ones that are waited for before the rest is left as it is. */
  private static final int PATIENCE = 3;

  private static final long ROUND_MILLIS = 10;

  private final GenerationCode code;
  private final Generation generation;
  private final List<Thread> virtualThreads = new ArrayList<>();
  private final List<ProcessHandle> processes = new ArrayList<>();
  private volatile String current = "";

  Leftovers(GenerationCode code, Generation generation) {
    this.code = code;
    this.generation = generation;
  }

  /** Threads that no group knows; they are left to who ends the others. */
  List<Thread> virtualThreads() {
    return virtualThreads;
  }

  void end(long endNanos, StopReport.Draft draft) {
    Deque<Belongings.Belonging> left = new ConcurrentLinkedDeque<>();
    for (Belongings.Belonging belonging : generation.belongings().take()) {
      if (belonging.thing() instanceof Thread thread) {
        take(thread);
      } else if (belonging.thing() instanceof Process process) {
        terminate(process);
      } else {
        left.add(belonging);
      }
    }
    for (ThreadPoolExecutor executor : IdleExecutors.of(generation)) {
      if (left.stream().noneMatch(known -> known.thing() == executor)) {
        left.add(new Belongings.Belonging(executor, Endings::end));
      }
    }
    for (int hanging = 0; !left.isEmpty() && hanging < PATIENCE; hanging++) {
      String problem =
          code.run(generation, "", () -> endAll(left, draft), Threads.atLeastAMoment(endNanos));
      if (problem != null) {
        draft.note("ending " + current + problem);
      }
    }
  }

  private void endAll(Deque<Belongings.Belonging> left, StopReport.Draft draft) {
    for (Belongings.Belonging next = left.poll(); next != null; next = left.poll()) {
      String open = Endings.open(next.thing());
      current = open == null ? Endings.name(next.thing()) : open;
      try {
        next.ending().end(next.thing());
        if (open != null) {
          draft.ended(open);
        }
      } catch (Exception e) {
        if (open != null) {
          draft.note("ending " + open + " threw " + FailureText.line(e));
        }
      }
    }
  }

  /** Living threads are in the generation's group, but for virtual ones. */
  private void take(Thread thread) {
    if (!thread.isAlive()) {
      ThreadEnding.forget(thread);
    } else if (Threads.isVirtual(thread)) {
      virtualThreads.add(thread);
    }
  }

  /** With what it started itself, which a shell does. */
  private void terminate(Process process) {
    if (process.isAlive()) {
      List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
      all.add(process.toHandle());
      all.forEach(ProcessHandle::destroy);
      processes.addAll(all);
    }
  }

  /** Gives processes that were asked to end the rest of the time, and then ends them. */
  void awaitProcesses(long endNanos, StopReport.Draft draft) {
    for (ProcessHandle process : processes) {
      draft.ended("process " + process.pid());
      if (!ends(process, endNanos)) {
        process.destroyForcibly();
        draft.note("process " + process.pid() + " did not end in time and was killed");
      }
    }
  }

  private static boolean ends(ProcessHandle process, long endNanos) {
    while (process.isAlive() && endNanos - System.nanoTime() > 0) {
      try {
        TimeUnit.MILLISECONDS.sleep(ROUND_MILLIS);
      } catch (InterruptedException e) {
        return false; // The JVM ends.
      }
    }
    return !process.isAlive();
  }
}
