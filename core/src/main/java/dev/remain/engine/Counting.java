// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import com.google.common.util.concurrent.Uninterruptibles;
import dev.remain.boundary.Growth;
import dev.remain.boundary.Lesson;
import dev.remain.boundary.ProgramCode;
import dev.remain.classpath.ClassName;
import dev.remain.engine.aftermath.InternalErrors;
import dev.remain.engine.inbox.Inbox;
import dev.remain.engine.inbox.Message;
import dev.remain.loader.GenerationClassLoader;
import dev.remain.thread.Beside;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Has it found out which libraries count on from one generation to the next: looks when one loads
 * no more classes, or has exited, and beside the clean-up after its end. On a thread of its own, as
 * a look may wait for a lock that the program has. Told by the restart thread, which waits for it
 * only before what follows an end that came before the rest, and not for long.
 */
final class Counting {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(150);

  /** So often a program that is at rest has no more classes than before. */
  private static final int LOOKS = 2;

  /** One that never rests is looked at all the same. */
  private static final int MOST_LOOKS = 40;

  /** Of what is waited for, if nothing holds it up. */
  private static final Duration LONGEST = Duration.ofMillis(250);

  private final Inbox inbox;
  private final InternalErrors trouble;
  private final Beside beside;
  private final Queue<Lesson> forNext = new ConcurrentLinkedQueue<>();
  private @Nullable OfBase known;
  private @Nullable Start last;
  private @Nullable Future<?> young;

  /** The start whose end is waited for; written by the restart thread only. */
  private volatile @Nullable Start awaited;

  Counting(Inbox inbox, InternalErrors trouble, ThreadFactory threads) {
    this.inbox = inbox;
    this.trouble = trouble;
    this.beside = new Beside(threads);
  }

  /** What is known of one base. */
  private record OfBase(BaseLayer layer, Growth growth) {

    /** Whether there is nothing to look at: nobody need be woken for that. */
    boolean isUnused() {
      return layer.classes().isEmpty();
    }

    Growth.Rest rested(ProgramCode program) {
      return growth.rested(layer.classes(), layer::archiveOf, program);
    }

    void expectEnd() {
      growth.expectEnd(layer.classes());
    }

    void ended(ProgramCode program, boolean hasRested) {
      growth.ended(layer.classes(), program, hasRested);
    }
  }

  /** One that is gone from memory has no class any more. */
  private record Code(WeakReference<GenerationClassLoader> loader) implements ProgramCode {

    @Override
    public Collection<String> classes() {
      GenerationClassLoader known = loader.get();
      return known == null ? List.of() : known.defined();
    }

    @Override
    public byte[] classFile(String className) {
      GenerationClassLoader known = loader.get();
      try (InputStream in =
          known == null ? null : known.getResourceAsStream(ClassName.path(className))) {
        return in == null ? new byte[0] : in.readAllBytes();
      } catch (IOException e) {
        return new byte[0];
      }
    }
  }

  /** The start of one generation. What changes in it is the thread's that looks. */
  private final class Start {
    private final OfBase base;
    private final Code code;
    private int classes = -1;
    private int same;
    private int looks;
    private volatile boolean isOver;

    Start(OfBase base, WeakReference<GenerationClassLoader> loader) {
      this.base = base;
      this.code = new Code(loader);
    }

    void look() {
      if (awaited != this || isOver) {
        return;
      }
      int now = code.classes().size() + base.layer().classes().size();
      same = now == classes ? same + 1 : 0;
      classes = now;
      looks++;
      if (same < LOOKS && looks < MOST_LOOKS) {
        Future<?> unused = later(BETWEEN_LOOKS, this::look);
      } else {
        end();
      }
    }

    void end() {
      if (awaited == this && !isOver) {
        isOver = true;
        Growth.Rest rest = base.rested(code);
        forNext.addAll(rest.next());
        if (!rest.now().isEmpty()) {
          inbox.put(new Message.Learned(rest.now(), true));
        }
      }
    }
  }

  /** A generation was entered. */
  void entered(BaseLayer layer, WeakReference<GenerationClassLoader> loader) {
    if (!layer.isReplaceable()) {
      return;
    }
    OfBase base = known;
    if (base == null || base.layer() != layer) {
      base = new OfBase(layer, new Growth(layer.base().loader()));
      known = base;
      forNext.clear();
    }
    Start start = new Start(base, loader);
    last = start;
    awaited = start;
    Future<?> unused = later(BETWEEN_LOOKS, start::look);
  }

  /** What was entered last has exited, which ends its start, too. */
  void exited() {
    Start start = awaited;
    if (start != null) {
      Future<?> unused = later(Duration.ZERO, start::end);
    }
  }

  /** What was entered last has failed: it never came to rest. */
  void failed() {
    awaited = null;
  }

  /** What was entered last may be stopped soon. */
  void expectEnd() {
    OfBase base = known;
    if (base != null && !base.isUnused()) {
      Future<?> unused = later(Duration.ZERO, base::expectEnd);
    }
  }

  /** What was entered last has ended, however: what the next one will meet is there. */
  void ended() {
    Start start = last;
    awaited = null;
    if (start != null && !start.base.isUnused()) {
      Future<?> look = later(Duration.ZERO, () -> start.base.ended(start.code, start.isOver));
      young = start.isOver ? null : look;
    }
  }

  /** What is known by now of which the next generation would be the first to meet it. */
  List<Lesson> takeForNext() {
    List<Lesson> taken = new ArrayList<>();
    for (Lesson lesson = forNext.poll(); lesson != null; lesson = forNext.poll()) {
      taken.add(lesson);
    }
    return taken;
  }

  /** Waits for the look at one that ended before it came to rest: there will be no other. */
  void awaitYoung() {
    Future<?> look = young;
    young = null;
    if (look != null) {
      try {
        Object unused =
            Uninterruptibles.getUninterruptibly(look, LONGEST.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException | ExecutionException | CancellationException e) {
        // Something counts on without being seen until the one after the next.
      }
    }
  }

  private @Nullable Future<?> later(Duration delay, Runnable look) {
    return beside.after(delay, () -> guarded(look));
  }

  private void guarded(Runnable look) {
    try {
      look.run();
    } catch (Throwable thrown) {
      trouble.tellEach(thrown);
    }
  }

  void close() {
    beside.close();
  }
}
