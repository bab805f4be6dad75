// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import dev.remain.agent.OtherAgents;
import dev.remain.classpath.LiveFiles;
import dev.remain.classpath.LiveLookup;
import dev.remain.loader.Base;
import dev.remain.loader.GenerationClassLoader;
import dev.remain.thread.Beside;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Where many classes of libraries are loaded anew, makes the loader of the next generation ahead,
 * while the program is at rest, and defines and links in it what this one has used of them. A
 * restart that takes it has only the program's own classes to define. Runs no code of the program.
 * Asked by the restart thread; fills on a thread of its own.
 */
public final class Spares implements AutoCloseable {

  /** Fewer are defined beside {@code main} in no time. */
  private static final int WORTH_IT = 500;

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final Later later;
  private final BooleanSupplier isAllowed;
  private final int worthIt;
  private @Nullable Spare spare;

  /** Runs something after a while, one thing after the other. */
  interface Later extends AutoCloseable {
    void after(Duration delay, Runnable look);

    @Override
    void close();
  }

  /**
   * @param threads makes the thread, of Remain's own
   */
  public Spares(ThreadFactory threads) {
    this(new OnThread(new Beside(threads)), OtherAgents::areNone, WORTH_IT);
  }

  /**
   * @param isAllowed whether classes may be defined before their program is there
   * @param worthIt so many classes
   */
  Spares(Later later, BooleanSupplier isAllowed, int worthIt) {
    this.later = later;
    this.isAllowed = isAllowed;
    this.worthIt = worthIt;
  }

  private record OnThread(Beside beside) implements Later {
    @Override
    public void after(Duration delay, Runnable look) {
      Future<?> unused = beside.after(delay, look);
    }

    @Override
    public void close() {
      beside.close();
    }
  }

  /** One loader, with what was defined in it. */
  private final class Spare {
    private final Generation now;
    private boolean isOver;
    private @Nullable GenerationClassLoader loader;

    Spare(Generation now) {
      this.now = now;
    }

    /** Waits until the program loads no more classes. */
    void look(int before) {
      int classes = now.loader().defined().size();
      if (isOver() || now.isStopping()) {
        return;
      }
      if (now.state() == Generation.State.RUNNING && classes == before) {
        fill();
      } else {
        later.after(BETWEEN_LOOKS, () -> look(classes));
      }
    }

    private void fill() {
      List<String> names = new ArrayList<>(now.loader().definedOfFresh());
      if (names.size() < worthIt || !isAllowed.getAsBoolean() || !hasRoom()) {
        return;
      }
      GenerationClassLoader next = now.loader().successor();
      synchronized (this) {
        loader = next;
      }
      try {
        for (String name : names) {
          if (!define(next, name)) {
            return;
          }
        }
      } catch (OutOfMemoryError e) {
        drop();
      }
    }

    /** With the lock, so that who takes it finds nothing half done. */
    private synchronized boolean define(GenerationClassLoader next, String name) {
      if (!isOver) {
        next.linkAhead(name);
      }
      return !isOver;
    }

    private synchronized boolean isOver() {
      return isOver;
    }

    private synchronized void drop() {
      isOver = true;
      loader = null;
    }

    /** Ends the filling; null if there is nothing to be had. */
    synchronized @Nullable GenerationClassLoader take() {
      GenerationClassLoader taken = loader;
      drop();
      return taken;
    }
  }

  /** Begins to wait until that one, which runs or is about to, is at rest. */
  public void begin(@Nullable Generation now) {
    drop();
    if (now != null && now.loader().hasFresh()) {
      Spare next = new Spare(now);
      spare = next;
      later.after(BETWEEN_LOOKS, () -> next.look(0));
    }
  }

  /** Where metaspace is limited, the program needs it more. */
  private static boolean hasRoom() {
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      MemoryUsage now = pool.getName().equals("Metaspace") ? pool.getUsage() : null;
      if (now != null && now.getMax() >= 0 && now.getMax() < now.getUsed() * 3) {
        return false;
      }
    }
    return true;
  }

  private void drop() {
    Spare old = spare;
    spare = null;
    if (old != null) {
      old.drop();
    }
  }

  /**
   * The one that was made for that, if it fits; there is none afterwards.
   *
   * @param files of the generation
   * @param lookup the same, as its loader sees them
   */
  public @Nullable GenerationClassLoader take(
      int number, Base base, LiveFiles files, LiveLookup lookup) {
    Spare old = spare;
    spare = null;
    GenerationClassLoader taken = old == null ? null : old.take();
    return taken != null && taken.number() == number && taken.adopt(base, files, lookup)
        ? taken
        : null;
  }

  @Override
  public void close() {
    drop();
    later.close();
  }
}
