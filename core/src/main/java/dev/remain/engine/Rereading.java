// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import dev.remain.boundary.Lesson;
import dev.remain.engine.aftermath.InternalErrors;
import dev.remain.engine.call.PropertyReads;
import dev.remain.engine.call.RememberedValue;
import dev.remain.engine.inbox.Inbox;
import dev.remain.engine.inbox.Message;
import dev.remain.engine.start.Settling;
import dev.remain.teller.Teller;
import dev.remain.thread.Beside;
import dev.remain.woven.SystemProperties;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that a system property which is another in this generation is so for libraries that
 * have read it before: where one has not read it again when the program has come to rest, its
 * archive is loaded anew from then on, and the program started once more. Confined to the restart
 * thread, but for the looks.
 */
final class Rereading {

  /** After a start, when most of it is over. */
  private static final Duration AT_FIRST = Duration.ofMillis(500);

  /** For what is set late. */
  private static final Duration LATER = Duration.ofSeconds(5);

  private static final String AFRESH =
      "a full restart (key R, or Remain.restartAfresh) makes both anew";

  private final EngineContext context;
  private final Lifecycle lifecycle;
  private final Inbox inbox;
  private final Keepers keepers;
  private final PropertyReads reads;
  private final Teller teller;
  private final InternalErrors trouble;
  private final Beside beside;
  private @Nullable Future<?> first;
  private @Nullable Future<?> later;

  Rereading(EngineContext context, Keepers keepers) {
    this.context = context;
    this.lifecycle = context.lifecycle();
    this.inbox = context.inbox();
    this.keepers = keepers;
    this.reads = lifecycle.bases().reads();
    this.teller = context.parts().teller();
    this.trouble = new InternalErrors(teller);
    this.beside = new Beside(context.parts().threads().owned("settled"));
  }

  /**
   * A generation is about to be entered.
   *
   * @param isNewBase whether it is the first one on its base
   */
  void entering(int generation, boolean isNewBase) {
    cancel(first);
    cancel(later);
    reads.entering(generation, isNewBase);
    SystemProperties.Table table = SystemProperties.Table.now();
    if (table != null) {
      table.entering(generation, isNewBase);
    }
  }

  private static void cancel(@Nullable Future<?> look) {
    if (look != null) {
      boolean unused = look.cancel(true);
    }
  }

  /** It was; it may still set what it sets. */
  void entered(int generation, BaseLayer layer) {
    if (layer.isReplaceable()) {
      String base = name(layer);
      first = beside.after(AT_FIRST, () -> lookSafely(generation, base));
      later = beside.after(LATER, () -> lookSafely(generation, base));
    }
  }

  private static String name(BaseLayer layer) {
    return String.valueOf(layer.base().loader().getName());
  }

  private void lookSafely(int generation, String base) {
    try {
      look(generation, base);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // The generation has ended.
    } catch (RuntimeException | Error e) {
      trouble.tellEach(e);
    }
  }

  private void look(int generation, String base) throws InterruptedException {
    if (lifecycle.isRunning(generation) && reads.isAnyRemembered(base)) {
      new Settling(System::nanoTime, time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()))
          .await(() -> Settling.Sight.of(lifecycle.running(), false));
      inbox.put(new Message.Settled(generation));
    }
  }

  /**
   * Takes in what goes on with a value of an earlier generation; answers why the program is to be
   * started again, or null.
   */
  @Nullable String again(int generation, BaseLayer layer) {
    String again = null;
    for (RememberedValue one : taken(layer)) {
      String reason =
          switch (one.by()) {
            case LIBRARY -> ofLibrary(generation, one, layer);
            case SOMEBODY -> ofSomebody(generation, one, layer);
            case JDK -> ofJdk(generation, one);
          };
      again = again == null ? reason : again;
    }
    return again;
  }

  private List<RememberedValue> taken(BaseLayer layer) {
    return layer.isReplaceable() ? reads.takeRemembered(name(layer)) : List.of();
  }

  private @Nullable String ofLibrary(int generation, RememberedValue one, BaseLayer layer) {
    Path archive = layer.archiveOf(one.reader());
    return archive != null && context.learning().boundary().mayMove(archive)
        ? keepers.learned(new Lesson(archive, one.reason()), layer, AFRESH)
        : told(generation, one.reader(), one);
  }

  /** Whoever it was is a new one on another base, if it was not the JDK. */
  private @Nullable String ofSomebody(int generation, RememberedValue one, BaseLayer layer) {
    if (layer.loaded().isEmpty()) {
      return one.isOfJdk() ? ofJdk(generation, one) : null; // Else it was the program itself.
    }
    if (!lifecycle.processScope().keptNow().isEmpty()) {
      return told(generation, "a library", one);
    }
    String reason = "something of the base " + one.reason();
    keepers.replaceBase(reason);
    return reason;
  }

  private @Nullable String ofJdk(int generation, RememberedValue one) {
    String in = one.reader().isEmpty() ? "" : " (" + one.reader() + ")";
    return told(generation, "the JDK" + in, one);
  }

  private @Nullable String told(int generation, String who, RememberedValue one) {
    teller.warn(
        generation,
        who
            + " "
            + one.reason()
            + ", and may go on with that as long as this JVM lives: if it is"
            + " to count, start a new one");
    return null;
  }

  void close() {
    beside.close();
  }
}
