// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The thread group of a generation: threads made by its code land here, so that they can be told
 * from others without looking into them. Thread-safe.
 */
public final class GenerationThreads extends ThreadGroup {

  private final int number;
  private volatile @Nullable Generation generation;
  private volatile @Nullable Thread main;

  private GenerationThreads(ThreadGroup parent, int number) {
    super(parent, "generation-" + number);
    this.number = number;
  }

  /**
   * A group for the generation. Where one of that number has ended, as in a program that opens one
   * reloader after the other, its empty group is taken: up to JDK 18 it would stay for ever.
   */
  static synchronized GenerationThreads claim(ThreadGroup parent, Generation owner) {
    ThreadGroup[] groups = new ThreadGroup[parent.activeGroupCount() + 16];
    GenerationThreads claimed = null;
    for (int i = parent.enumerate(groups, false) - 1; i >= 0 && claimed == null; i--) {
      if (groups[i] instanceof GenerationThreads left
          && left.number == owner.number()
          && left.generation == null
          && left.activeCount() == 0
          && left.activeGroupCount() == 0) {
        claimed = left;
      }
    }
    if (claimed == null) {
      claimed = new GenerationThreads(parent, owner.number());
    }
    claimed.generation = owner;
    return claimed;
  }

  /** The generation whose group, or a group below it, holds the thread; or null. */
  public static @Nullable GenerationThreads of(Thread thread) {
    ThreadGroup group = thread.getThreadGroup();
    while (group != null) {
      if (group instanceof GenerationThreads threads) {
        return threads;
      }
      group = group.getParent();
    }
    return null;
  }

  /** The generation, or null once it was stopped. */
  public @Nullable Generation generation() {
    return generation;
  }

  /** The thread of {@code main}. */
  void main(Thread thread) {
    main = thread;
  }

  /** Whether {@code main} was entered on it. */
  boolean isMain(Thread thread) {
    return thread == main;
  }

  /** The number of the generation. */
  public int number() {
    return number;
  }

  /**
   * The threads that are alive here now, those of this generation in the groups of earlier ones
   * (workers of the common pool stay where they were made, and so do the threads that they make),
   * and the event thread while it runs code of this generation.
   */
  public List<Thread> alive() {
    List<Thread> alive = new ArrayList<>();
    for (Thread thread : alive(getParent())) {
      if (isOf(thread, number)) {
        alive.add(thread);
      }
    }
    return alive;
  }

  /** Whether the thread belongs to that generation. */
  public static boolean isOf(Thread thread, int generation) {
    GenerationThreads group = of(thread);
    if (group == null) {
      return EventThread.is(thread) && ThreadOwner.isOf(thread, generation);
    }
    return group.number == generation
        || (group.number < generation && ThreadOwner.runs(thread, generation));
  }

  /** The threads that are alive in a group and below it now. */
  public static List<Thread> alive(ThreadGroup group) {
    Thread[] found = new Thread[group.activeCount() + 16];
    int count = group.enumerate(found, true);
    while (count == found.length) {
      found = new Thread[found.length * 2];
      count = group.enumerate(found, true);
    }
    List<Thread> alive = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      alive.add(found[i]);
    }
    return alive;
  }

  @Override
  public void uncaughtException(Thread thread, Throwable thrown) {
    if (!(thrown instanceof GenerationEnded)) {
      super.uncaughtException(thread, thrown);
    }
  }

  /**
   * Lets go of the generation. The group itself stays usable: an executor of a base library makes
   * its threads in the group that it was made in, for ever, and up to JDK 18 nothing can be started
   * in a destroyed group.
   */
  void forget() {
    generation = null;
    main = null;
    // Up to JDK 18 a parent holds its groups, and through a class of its own one holds a loader.
    ThreadGroup[] below = new ThreadGroup[activeGroupCount() + 16];
    for (int i = enumerate(below, true) - 1; i >= 0; i--) {
      if (below[i].getClass() != ThreadGroup.class) {
        destroy(below[i]);
      }
    }
  }

  /** As {@link #forget}, of a generation of which no code has run. */
  void discard() {
    generation = null;
    main = null;
    destroy(this);
  }

  @SuppressWarnings({"deprecation", "removal"})
  private static void destroy(ThreadGroup group) {
    try {
      group.destroy();
    } catch (IllegalThreadStateException e) {
      // Threads are left in it: they were told as survivors.
    }
  }
}
