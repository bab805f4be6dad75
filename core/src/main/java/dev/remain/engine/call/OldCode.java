// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.call;

import dev.remain.boundary.Lesson;
import dev.remain.engine.inbox.Inbox;
import dev.remain.engine.inbox.Message;
import dev.remain.generation.Generation;
import dev.remain.generation.GenerationEnded;
import dev.remain.loader.BaseClassLoader;
import dev.remain.loader.GenerationClassLoader;
import dev.remain.thread.RemainThreads;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What follows when a library enters code of a generation that has ended. That proves that its
 * archive cannot stay, and a restart on another base ends what it lets go on. Where the base of the
 * library is replaced already, nobody needs the thread: it is unwound. Thread-safe.
 */
final class OldCode {

  /** An end that takes its time is still an end. */
  private static final long STRAGGLING_NANOS = Duration.ofSeconds(1).toNanos();

  private final Supplier<@Nullable Generation> running;
  private final Inbox inbox;
  private final Set<Path> told = ConcurrentHashMap.newKeySet();

  /**
   * Who entered what.
   *
   * @param type the class of the ended generation
   * @param library the class that called it
   */
  private record Entry(Class<?> type, Class<?> library) {}

  OldCode(Supplier<@Nullable Generation> running, Inbox inbox) {
    this.running = running;
    this.inbox = inbox;
  }

  void entered(GenerationClassLoader ended) {
    Generation now = running.get();
    Entry entry =
        now == null || isOurs() ? null : CallerResolver.walk(frames -> entry(frames, ended));
    if (now == null
        || entry == null
        || !(entry.library().getClassLoader() instanceof BaseClassLoader base)) {
      return;
    }
    if (now.loader().getParent() != base) {
      throw new GenerationEnded();
    }
    if (System.nanoTime() - ended.overNanos() < STRAGGLING_NANOS) {
      return;
    }
    Path archive = base.archiveOf(entry.library().getName());
    if (archive != null && told.add(archive)) {
      String what = entry.type().getName() + " of gen " + ended.number();
      inbox.put(new Message.Learned(new Lesson(archive, "goes on running " + what)));
    }
  }

  /** What Remain takes away may call what it is to be taken from. */
  private static boolean isOurs() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    return group != null && group.getName().equals(RemainThreads.GROUP);
  }

  /** Null if it was not a library that entered, but the JDK or the old code itself. */
  private static @Nullable Entry entry(
      Stream<StackWalker.StackFrame> frames, GenerationClassLoader ended) {
    Iterator<Class<?>> types =
        frames.<Class<?>>map(StackWalker.StackFrame::getDeclaringClass).iterator();
    Class<?> entered = null;
    while (types.hasNext()) {
      Class<?> type = types.next();
      ClassLoader loader = type.getClassLoader();
      if (loader == ended && !type.getPackageName().equals("dev.remain.woven")) {
        if (entered != null) {
          return null;
        }
        entered = type;
      } else if (entered != null
          && loader != null
          && loader != ClassLoader.getPlatformClassLoader()) {
        return new Entry(entered, type);
      }
    }
    return null;
  }
}
