// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.aftermath;

import dev.remain.cleanup.step.LoaderAccess;
import dev.remain.generation.GenerationThreads;
import dev.remain.loader.DefiningClassLoader;
import dev.remain.loader.GenerationClassLoader;
import dev.remain.thread.BoundedCall;
import dev.remain.thread.Deadline;
import dev.remain.thread.RemainThreads;
import java.time.Duration;

/** Lets clean-up into the loaders that are ours, and among the threads of their generations. */
public final class OwnLoaders implements LoaderAccess {

  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final RemainThreads threads;

  public OwnLoaders(RemainThreads threads) {
    this.threads = threads;
  }

  @Override
  public boolean hasMet(ClassLoader loader, String className) {
    return loader instanceof DefiningClassLoader own && own.hasMet(className);
  }

  @Override
  public boolean isLive(ClassLoader loader, String resource) {
    return loader instanceof GenerationClassLoader own && own.holds(resource);
  }

  @Override
  public Class<?> define(ClassLoader loader, String className, byte[] bytes) {
    return ((DefiningClassLoader) loader).defineGuest(className, bytes);
  }

  @Override
  public void runAmong(ClassLoader loader, Runnable run) {
    ThreadGroup[] groups = new ThreadGroup[threads.parent().activeGroupCount() + 16];
    int count = threads.parent().enumerate(groups, false);
    boolean isGone = true;
    for (int i = 0; i < count; i++) {
      if (groups[i] instanceof GenerationThreads group
          && GenerationClassLoader.nameOf(group.number()).equals(loader.getName())) {
        ClassLoader context = RemainThreads.class.getClassLoader();
        BoundedCall<Boolean> call =
            BoundedCall.start(
                code -> {
                  Thread thread = threads.newThread(group, "remain-cleanup", context, code);
                  thread.setDaemon(true);
                  return thread;
                },
                () -> {
                  run.run();
                  return true;
                });
        boolean unused = call.await(Deadline.in(LIMIT));
        isGone = false;
      }
    }
    if (isGone) {
      run.run(); // What the group kept went with it, but what is kept for all is still there.
    }
  }
}
