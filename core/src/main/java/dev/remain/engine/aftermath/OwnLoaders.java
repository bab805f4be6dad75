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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
    GenerationThreads own = null;
    for (GenerationThreads group : groups()) {
      own = isOf(group, loader) ? group : own;
    }
    if (own == null) {
      run.run(); // What the group kept went with it, but what is kept for all is still there.
    } else {
      runIn(own, run);
    }
  }

  @Override
  public void runInGroups(ClassLoader loader, Runnable run) {
    runAmong(loader, run);
    for (GenerationThreads group : groups()) {
      boolean isOwn = isOf(group, loader);
      if (!isOwn && group.activeCount() > 0) {
        runIn(group, run);
      }
      if (isOwn || group.activeCount() > 0) {
        below(group, true).forEach(inner -> runIn(inner, run));
      }
    }
  }

  private static boolean isOf(GenerationThreads group, ClassLoader loader) {
    return GenerationClassLoader.nameOf(group.number()).equals(loader.getName());
  }

  private List<GenerationThreads> groups() {
    List<GenerationThreads> groups = new ArrayList<>();
    for (ThreadGroup group : below(threads.parent(), false)) {
      if (group instanceof GenerationThreads one) {
        groups.add(one);
      }
    }
    return groups;
  }

  private static List<ThreadGroup> below(ThreadGroup group, boolean isDeep) {
    ThreadGroup[] groups = new ThreadGroup[group.activeGroupCount() + 16];
    int count = group.enumerate(groups, isDeep);
    return Arrays.asList(groups).subList(0, count);
  }

  private void runIn(ThreadGroup group, Runnable run) {
    ClassLoader context = RemainThreads.class.getClassLoader();
    try {
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
    } catch (IllegalThreadStateException e) {
      // Up to JDK 18 a group may be destroyed, with which goes what it kept.
    }
  }
}
