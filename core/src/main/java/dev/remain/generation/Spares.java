// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import dev.remain.agent.OtherAgents;
import dev.remain.classpath.LiveFiles;
import dev.remain.classpath.Root;
import dev.remain.loader.Base;
import dev.remain.loader.GenerationClassLoader;
import dev.remain.thread.Beside;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where many classes of archives are loaded anew, makes the loader of the next generation ahead,
 * while the program is at rest, and defines and links in it what this one has used of them, but for
 * archives that were seen to be built as the program is. A restart that takes it has only the
 * program's own classes to define. Runs no code of the program. Asked by the restart thread; fills
 * on a thread of its own.
 */
public final class Spares implements AutoCloseable {

  /** Fewer are defined beside {@code main} in no time. */
  private static final int WORTH_IT = 500;

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final Later later;
  private final BooleanSupplier isAllowed;
  private final int worthIt;
  private final Set<Root> rebuilt = new HashSet<>();
  private @Nullable Spare spare;

  /** Runs something after a while, one thing after the other. */
  interface Later extends AutoCloseable {
    void after(Duration delay, Runnable look);

    @Override
    void close();
  }

  /**
   * @param threads makes the thread, of Remain's own
   * @param trouble is told what should not happen there
   */
  public Spares(ThreadFactory threads, Consumer<Throwable> trouble) {
    this(new OnThread(new Beside(threads), trouble), OtherAgents::areNone, WORTH_IT);
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

  private record OnThread(Beside beside, Consumer<Throwable> trouble) implements Later {
    @Override
    public void after(Duration delay, Runnable look) {
      Future<?> unused = beside.after(delay, () -> guarded(look));
    }

    private void guarded(Runnable look) {
      try {
        look.run();
      } catch (Throwable thrown) {
        trouble.accept(thrown);
      }
    }

    @Override
    public void close() {
      beside.close();
    }
  }

  /** One loader, with what was defined in it. */
  private final class Spare {
    private final Set<Root> program;
    private volatile boolean isOver;
    private @Nullable Generation now; // until it is at rest or over: it is not to be held
    private @Nullable GenerationClassLoader loader;

    /**
     * @param program archives that are built as the program is
     */
    Spare(Generation now, Set<Root> program) {
      this.now = now;
      this.program = program;
    }

    /** Waits until the program loads no more classes. */
    void look(int before) {
      Generation seen = seen();
      if (seen == null) {
        return;
      }
      int classes = seen.loader().defined().size();
      if (seen.state() == Generation.State.RUNNING && classes == before) {
        fill(seen.loader());
      } else {
        later.after(BETWEEN_LOOKS, () -> look(classes));
      }
    }

    /** Null if there is nothing to wait for any more. */
    private synchronized @Nullable Generation seen() {
      if (now != null && now.isStopping()) {
        now = null;
      }
      return now;
    }

    private void fill(GenerationClassLoader used) {
      Set<String> names = ofLibraries(used, program);
      if (names.size() < worthIt
          || !isAllowed.getAsBoolean()
          || !hasRoom()
          || !begin(used, names)) {
        drop();
        return;
      }
      try {
        for (String name : names) {
          if (isOver) {
            return; // Whoever takes it is not to wait for its turn.
          }
          define(name);
        }
      } catch (OutOfMemoryError e) {
        drop();
      }
    }

    /** Whether it is still wanted. */
    private synchronized boolean begin(GenerationClassLoader used, Set<String> names) {
      if (now == null) {
        return false;
      }
      now = null;
      loader = used.successor(names);
      return true;
    }

    /** With the lock, so that who takes it finds nothing half done. */
    private synchronized void define(String name) {
      if (loader != null) {
        loader.linkAhead(name);
      }
    }

    private void drop() {
      GenerationClassLoader unused = take();
    }

    /** Ends the filling; null if there is nothing to be had. */
    @Nullable GenerationClassLoader take() {
      isOver = true;
      synchronized (this) {
        GenerationClassLoader taken = loader;
        now = null;
        loader = null;
        return taken;
      }
    }
  }

  /** Begins to wait until that one, which runs or is about to, is at rest. */
  public void begin(@Nullable Generation now) {
    drop();
    if (now != null && now.loader().hasArchives()) {
      Spare next = new Spare(now, Set.copyOf(rebuilt));
      spare = next;
      later.after(BETWEEN_LOOKS, () -> next.look(0));
    }
  }

  /** What it has defined, but for packages that are the program's to decide. */
  private static Set<String> ofLibraries(GenerationClassLoader used, Set<Root> program) {
    Set<String> names = new LinkedHashSet<>();
    for (String name : used.defined()) {
      Root root = used.rootOf(name);
      boolean isOwn = root != null && (!root.isArchive() || program.contains(root));
      if (!isOwn && !used.isOfSplitPackage(name)) {
        names.add(name);
      }
    }
    return names;
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
   * @param before files of the generation before
   * @param files of the generation
   * @param content the same, as its loader sees them
   */
  public @Nullable GenerationClassLoader take(
      int number,
      Base base,
      LiveFiles before,
      LiveFiles files,
      GenerationClassLoader.Content content) {
    for (Root root : files.roots()) {
      if (root.isLive() && root.isArchive() && !files.differing(root, before).isEmpty()) {
        rebuilt.add(root);
      }
    }
    Spare old = spare;
    spare = null;
    GenerationClassLoader taken = old == null ? null : old.take();
    return taken != null && taken.number() == number && taken.adopt(base, files, content)
        ? taken
        : null;
  }

  @Override
  public void close() {
    drop();
    later.close();
  }
}
