// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import dev.remain.boundary.KeptUse;
import dev.remain.thread.Deadline;
import dev.remain.thread.Threads;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.TimerTask;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Ends what a generation left going on: executors, timers, servers, sockets, listeners, processes;
 * but what a kept object uses stays, be it opened in a call of the generation. Confined to the
 * restart thread; what may run code of the generation runs on a thread of it.
 */
final class Leftovers {

  private static final long ROUND_MILLIS = 10;

  private final GenerationCode code;
  private final Generation generation;
  private final Supplier<Collection<Object>> kept;
  private final List<Thread> virtualThreads = new ArrayList<>();
  private final List<ProcessHandle> processes = new ArrayList<>();

  /**
   * @param kept what the program keeps beyond its generation
   */
  Leftovers(GenerationCode code, Generation generation, Supplier<Collection<Object>> kept) {
    this.code = code;
    this.generation = generation;
    this.kept = kept;
  }

  /** Threads that no group knows; they are left to who ends the others. */
  List<Thread> virtualThreads() {
    return virtualThreads;
  }

  void end(Deadline deadline, StopReport.Draft draft) {
    List<Belongings.Belonging> left = new ArrayList<>();
    KeptUse use = KeptUse.of(generation.loader().getParent(), kept.get());
    for (Belongings.Belonging belonging : generation.belongings().take()) {
      if (isOpened(belonging) && use.has(belonging.thing())) {
        continue;
      }
      if (belonging.thing() instanceof Thread thread) {
        take(thread);
      } else if (belonging.thing() instanceof Process process) {
        terminate(process);
      } else {
        left.add(belonging);
      }
    }
    for (ThreadPoolExecutor executor : IdleExecutors.of(generation)) {
      if (!use.has(executor) && left.stream().noneMatch(known -> known.thing() == executor)) {
        left.add(new Belongings.Belonging(executor, ResourceCloser::end, false));
      }
    }
    Deque<OneByOne.End> ends = new ConcurrentLinkedDeque<>();
    left.forEach(belonging -> ends.add(turn -> end(belonging, turn, draft)));
    new OneByOne(code, generation).end(ends, () -> deadline, draft);
  }

  /** A task that waits in a kept executor is the generation's all the same. */
  private static boolean isOpened(Belongings.Belonging belonging) {
    Object thing = belonging.thing();
    return !belonging.isValue()
        && !(thing instanceof Future)
        && !(thing instanceof TimerTask)
        && !(thing instanceof Thread);
  }

  private static void end(
      Belongings.Belonging belonging, OneByOne.Turn turn, StopReport.Draft draft) {
    String open = ResourceCloser.open(belonging.thing());
    turn.ends(open == null ? ResourceCloser.name(belonging.thing()) : open);
    try {
      belonging.ending().end(belonging.thing());
      if (open != null) {
        draft.ended(open);
      }
    } catch (Exception e) {
      if (open != null && !turn.isPassedBy()) {
        draft.note("ending " + open + " threw " + FailureText.line(e));
      }
    }
  }

  /** Living threads are in the generation's group, but for virtual ones. */
  private void take(Thread thread) {
    if (!thread.isAlive()) {
      ThreadTerminator.forget(thread);
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
  void awaitProcesses(Deadline deadline, StopReport.Draft draft) {
    for (ProcessHandle process : processes) {
      draft.ended("process " + process.pid());
      if (!ends(process, deadline)) {
        process.destroyForcibly();
        draft.note("process " + process.pid() + " did not end in time and was killed");
      }
    }
  }

  private static boolean ends(ProcessHandle process, Deadline deadline) {
    while (process.isAlive() && !deadline.isOver()) {
      try {
        TimeUnit.MILLISECONDS.sleep(ROUND_MILLIS);
      } catch (InterruptedException e) {
        return false; // The JVM ends.
      }
    }
    return !process.isAlive();
  }
}
