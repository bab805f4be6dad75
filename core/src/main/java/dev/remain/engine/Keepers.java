// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import com.google.common.util.concurrent.Uninterruptibles;
import dev.remain.engine.aftermath.InternalErrors;
import dev.remain.generation.Generation;
import dev.remain.loader.GenerationClassLoader;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
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

  private final Lifecycle lifecycle;
  private final Learning learning;
  private final ThreadFactory threads;
  private final InternalErrors trouble;
  private @Nullable ScheduledThreadPoolExecutor beside;
  private @Nullable Future<?> look;
  private @Nullable BaseLayer known;
  private long lookedNanos;

  /** What was entered last. */
  private WeakReference<GenerationClassLoader> last = new WeakReference<>(null);

  Keepers(EngineContext context) {
    this.lifecycle = context.lifecycle();
    this.learning = context.learning();
    this.threads = context.parts().threads().owned("keepers");
    this.trouble = new InternalErrors(context.parts().events());
  }

  /** A generation was entered, on this base. */
  void entered(BaseLayer layer, GenerationClassLoader loader) {
    last = new WeakReference<>(loader);
    if (layer != known) {
      known = layer;
      WeakReference<BaseLayer> later = new WeakReference<>(layer); // It may be replaced by then.
      Future<?> unused =
          beside()
              .schedule(() -> lookIfLarge(later.get()), LATER.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private static void lookIfLarge(@Nullable BaseLayer layer) {
    if (layer != null && layer.isLarge()) {
      layer.look();
    }
  }

  /** What runs may be replaced soon, or is just going to be. */
  void expect(BaseLayer layer) {
    boolean isFresh = look != null && System.nanoTime() - lookedNanos < RECENTLY.toNanos();
    if (!isFresh && layer.isLarge()) {
      lookedNanos = System.nanoTime();
      look = beside().submit(layer::look);
    }
  }

  private ScheduledThreadPoolExecutor beside() {
    ScheduledThreadPoolExecutor known = beside;
    if (known == null) {
      known = new ScheduledThreadPoolExecutor(1, threads);
      beside = known;
    }
    return known;
  }

  /**
   * What libraries still keep of what has ended, the next generation would meet.
   *
   * @param stopped null if what has ended was stopped before
   */
  void learn(@Nullable Generation stopped, BaseLayer layer) {
    await();
    GenerationClassLoader ended = stopped == null ? last.get() : stopped.loader();
    if (ended == null || layer.keepers(ended).isEmpty()) {
      return;
    }
    if (stopped != null) {
      lifecycle.cleanAhead(stopped, layer.base());
    }
    lifecycle.forgetting().of(ended.number(), () -> layer.forget(ended));
    layer.keepers(ended).forEach(learning::learned);
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
    ScheduledThreadPoolExecutor known = beside;
    if (known != null) {
      known.shutdownNow();
    }
  }
}
