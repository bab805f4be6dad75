// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.opened;

import dev.remain.agent.Extra;
import dev.remain.agent.Internals;
import dev.remain.cleanup.step.LiveThreads;
import dev.remain.cleanup.step.Names;
import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * Cancels doomed tasks that wait in executors of threads that go on. The executors themselves go
 * on, too: a library that runs tasks for a program is not the program's.
 */
final class QueuedTasks implements CleanupStep {

  @Override
  public Phase phase() {
    return Phase.BEFORE_START;
  }

  @Override
  public List<String> clean(Doomed doomed) {
    List<String> names = new ArrayList<>();
    if (!Extra.EXECUTOR_TASKS.isAvailable()) {
      return names;
    }
    for (Thread thread : LiveThreads.all()) {
      ThreadPoolExecutor executor = Internals.executor(thread);
      if (executor != null && !doomed.owns(executor)) {
        for (Object task : executor.getQueue().toArray()) {
          if (isDoomed(task, doomed)) {
            cancel(executor, (Runnable) task);
            names.add(thread.getName());
          }
        }
      }
    }
    return Names.folded("waiting task cancelled", names);
  }

  private static boolean isDoomed(Object task, Doomed doomed) {
    if (doomed.owns(task)) {
      return true;
    }
    if (!(task instanceof FutureTask<?> future)) {
      return false;
    }
    Object callable = Internals.FUTURE_CALLABLE.get(future);
    return doomed.owns(callable)
        || (callable != null
            && Internals.CALLABLE_TASK.isFieldOf(callable)
            && doomed.owns(Internals.CALLABLE_TASK.get(callable)));
  }

  private static void cancel(ThreadPoolExecutor executor, Runnable task) {
    if (task instanceof FutureTask<?> future && future.getClass().getClassLoader() == null) {
      future.cancel(false); // For who waits for it.
    }
    executor.remove(task);
  }
}
