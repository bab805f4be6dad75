// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import com.google.common.util.concurrent.Uninterruptibles;
import dev.remain.boundary.Lesson;
import dev.remain.engine.aftermath.BaseHooks;
import dev.remain.engine.aftermath.InternalErrors;
import dev.remain.engine.inbox.Inbox;
import dev.remain.engine.inbox.Message;
import dev.remain.generation.Generation;
import dev.remain.loader.GenerationClassLoader;
import dev.remain.teller.Teller;
import dev.remain.thread.Beside;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what libraries keep of a generation, has them forget what they only remember, and
 * learns from the rest. In a large program the look at all static fields takes longer than a stop:
 * there it is made on a thread of its own, once while the program runs, so that the next is quick,
 * and then beside the preparation and the stop, whose end waits for it. Confined to the restart
 * thread.
 */
final class Keepers {

  /** After a start, when most of it is over. */
  private static final Duration LATER = Duration.ofSeconds(5);

  /** What was begun at the first sign of a change need not be begun again for it. */
  private static final Duration RECENTLY = Duration.ofSeconds(1);

  private final EngineContext context;
  private final Lifecycle lifecycle;
  private final Learning learning;
  private final Teller teller;
  private final Set<Path> toldKept = new HashSet<>();
  private final Beside beside;
  private final InternalErrors trouble;
  private final Inbox inbox;
  private final ThreadFactory counters;
  private @Nullable Counting counting;
  private @Nullable Future<?> look;
  private @Nullable BaseLayer known;
  private @Nullable Rereading rereading;
  private long lookedNanos;

  /** Why the whole base is to be replaced, in words; empty if it need not be. */
  private String stale = "";

  /** What was entered last. */
  private WeakReference<GenerationClassLoader> last = new WeakReference<>(null);

  Keepers(EngineContext context) {
    this.context = context;
    this.lifecycle = context.lifecycle();
    this.learning = context.learning();
    this.teller = context.parts().teller();
    this.beside = new Beside(context.parts().threads().owned("keepers"));
    this.trouble = new InternalErrors(context.parts().teller());
    this.inbox = context.inbox();
    this.counters = context.parts().threads().owned("counting");
  }

  /** A generation is about to be entered. The first one follows nobody. */
  void entering(int generation, BaseLayer layer) {
    if (counting != null) {
      counting.awaitYoung();
    }
    if (generation > 1) {
      Rereading rereads = rereading == null ? new Rereading(context, this) : rereading;
      rereading = rereads;
      rereads.entering(generation, layer != known);
    }
  }

  /** It was, on this base. */
  void entered(GenerationClassLoader loader, BaseLayer layer) {
    last = new WeakReference<>(loader);
    if (rereading != null) {
      rereading.entered(loader.number(), layer);
    }
  }

  /**
   * Why a generation that runs is to be started again: something goes on with what an earlier one
   * has set. Null if nothing does.
   */
  @Nullable String again(int generation, BaseLayer layer) {
    return rereading != null && lifecycle.isRunning(generation)
        ? rereading.again(generation, layer)
        : null;
  }

  /** A generation is up: its first moments, which belong to it, are over. */
  void started(BaseLayer layer) {
    counting().entered(layer, last);
    if (layer != known) {
      known = layer;
      stale = "";
      WeakReference<BaseLayer> later = new WeakReference<>(layer); // It may be replaced by then.
      Future<?> unused = beside.after(LATER, () -> lookIfLarge(later.get()));
    }
  }

  /** Made when the first {@code main} was entered: no start waits for it. */
  private Counting counting() {
    Counting known = counting;
    if (known == null) {
      known = new Counting(inbox, trouble, counters);
      counting = known;
    }
    return known;
  }

  private static void lookIfLarge(@Nullable BaseLayer layer) {
    if (layer != null && layer.isLarge()) {
      layer.look();
    }
  }

  /** What runs may be replaced soon, or is just going to be. */
  void expect(BaseLayer layer) {
    counting().expectEnd();
    boolean isFresh = look != null && System.nanoTime() - lookedNanos < RECENTLY.toNanos();
    if (!isFresh && layer.isLarge()) {
      lookedNanos = System.nanoTime();
      look = beside.after(Duration.ZERO, layer::look);
    }
  }

  /**
   * What libraries still keep of what has ended, the next generation would meet, and which of them
   * believe that the JVM has.
   *
   * @param stopped null if what has ended was stopped before
   */
  void learn(@Nullable Generation stopped, BaseLayer layer) {
    counting().ended();
    learnOfHooks(layer);
    await();
    learnOfStatics(stopped, layer);
    String unused = learned(new Message.Learned(counting().takeForNext(), true), layer);
  }

  private void learnOfStatics(@Nullable Generation stopped, BaseLayer layer) {
    GenerationClassLoader ended = stopped == null ? last.get() : stopped.loader();
    if (ended == null || layer.keepers(ended).isEmpty()) {
      return;
    }
    if (stopped != null) {
      lifecycle.cleanAhead(stopped, layer.base());
    }
    lifecycle.forgetting().of(ended.number(), () -> layer.forget(ended));
    for (Lesson lesson : layer.keepers(ended)) {
      String unused = learned(lesson, layer);
    }
  }

  private void learnOfHooks(BaseLayer layer) {
    for (BaseHooks.Believer believer : lifecycle.hooks().takeBelievers()) {
      Path archive = layer.archiveOf(believer.library());
      String reason = "believes that the JVM has ended since its shutdown hook ran";
      if (archive != null
          && learned(new Lesson(archive, reason + " (" + believer.flag() + ")"), layer) == null
          && !used(layer).contains(archive)) {
        stale =
            "the shutdown hook of "
                + believer.library()
                + " made its library believe that the JVM has ended";
      }
    }
  }

  /** The program has exited: nothing more will come of it. */
  void exited() {
    counting().exited();
  }

  /** Takes in all of it; answers why the program is to be started again, or null. */
  @Nullable String learned(Message.Learned learned, BaseLayer layer) {
    String reason = null;
    for (Lesson lesson : learned.lessons()) {
      boolean isWorthIt = !learned.onlyIfCheap() || learning.boundary().affords(lesson.archive());
      String each = isWorthIt ? learned(lesson, layer) : null;
      reason = reason == null ? each : reason;
    }
    return reason;
  }

  /**
   * Takes in what was seen of an archive; answers why the program is to be started again, or null.
   * One that a kept object uses stays, which is told once.
   */
  private @Nullable String learned(Lesson lesson, BaseLayer layer) {
    return learned(lesson, layer, "take away there what is the program's");
  }

  /**
   * The same.
   *
   * @param remedy what can be done about one that stays
   */
  @Nullable String learned(Lesson lesson, BaseLayer layer, String remedy) {
    if (!learning.boundary().wouldMove(lesson, used(layer))) {
      return learning.learned(lesson);
    }
    if (toldKept.add(lesson.archive())) {
      String what = lesson.name() + " " + lesson.reason();
      teller.warn(what + ", and stays, as what is kept uses it: " + remedy);
    }
    return null;
  }

  /** The archives of which what is kept uses something. */
  Set<Path> used(BaseLayer layer) {
    return layer.usedBy(lifecycle.processScope().keptNow());
  }

  /** Whether what is kept uses something of the archive that a class of the base is from. */
  boolean isUsed(String className, BaseLayer layer) {
    Path archive = layer.archiveOf(className);
    return archive != null && used(layer).contains(archive);
  }

  /** As {@link #again}, or else as {@link Learning#afterFailure}. */
  @Nullable String afterFailure(Message.MainThrew threw, BaseLayer layer) {
    String again = again(threw.generation(), layer);
    if (again != null) {
      return again;
    }
    return learning.afterFailure(threw.generation(), threw.error(), layer::archiveOf, used(layer));
  }

  /** A start failed; tells why nothing is loaded anew then, if that is so for what is kept. */
  void failed(int generation) {
    counting().failed();
    String spared = learning.spared();
    if (spared != null) {
      teller.warn(generation, spared);
    }
  }

  /** Why the whole base is to be replaced, in words; empty if it need not be. */
  String stale() {
    return stale;
  }

  /** Has the next generation start on another base. */
  void replaceBase(String reason) {
    stale = reason;
  }

  /** As {@link #learn}, where nothing comes after what has ended. */
  void forget(BaseLayer layer) {
    expect(layer);
    await();
    GenerationClassLoader ended = last.get();
    if (ended != null && !layer.keepers(ended).isEmpty()) {
      lifecycle.forgetting().of(ended.number(), () -> layer.forget(ended));
    }
  }

  private void await() {
    Future<?> begun = look;
    look = null;
    if (begun != null) {
      try {
        Object unused = Uninterruptibles.getUninterruptibly(begun);
      } catch (ExecutionException e) {
        trouble.tellEach(e); // Only what it would have found is lost.
      }
    }
  }

  void close() {
    Counting begun = counting;
    if (begun != null) {
      begun.close();
    }
    beside.close();
    if (rereading != null) {
      rereading.close();
    }
  }
}
