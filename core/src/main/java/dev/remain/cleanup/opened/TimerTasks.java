// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.opened;

import dev.remain.agent.Extra;
import dev.remain.agent.Internals;
import dev.remain.cleanup.step.LiveThreads;
import dev.remain.cleanup.step.Names;
import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TimerTask;

/**
 * Cancels doomed tasks of the timers that go on, and takes them out of the queue, as {@code
 * Timer.purge} would. A timer that nobody holds any more ends by itself.
 */
final class TimerTasks implements CleanupStep {

  @Override
  public Phase phase() {
    return Phase.BEFORE_START;
  }

  @Override
  public List<String> clean(Doomed doomed) {
    List<String> names = new ArrayList<>();
    if (!Extra.TIMER_TASKS.isAvailable()) {
      return names;
    }
    for (Thread thread : LiveThreads.all()) {
      if (Internals.TIMER_QUEUE.isFieldOf(thread)) {
        Object queue = Internals.TIMER_QUEUE.get(thread);
        int cut = queue == null ? 0 : clean(queue, doomed);
        names.addAll(Collections.nCopies(cut, thread.getName()));
      }
    }
    return Names.folded("timer task cancelled", names);
  }

  /** The queue is a heap from place 1 on, and its own lock. */
  private static int clean(Object queue, Doomed doomed) {
    int cut = 0;
    synchronized (queue) {
      Object size = Internals.TIMER_TASKS.call(queue);
      for (int i = size instanceof Integer number ? number : 0; i > 0; i--) {
        TimerTask task = (TimerTask) Internals.TIMER_TASK.call(queue, i);
        if (task != null && doomed.owns(task)) {
          task.cancel();
          Internals.TIMER_REMOVE.call(queue, i);
          cut++;
        }
      }
      if (cut > 0) {
        Internals.TIMER_SORT.call(queue);
        queue.notifyAll(); // The thread waits with the next task in its hands.
      }
    }
    return cut;
  }
}
