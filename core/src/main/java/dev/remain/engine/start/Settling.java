// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.start;

import dev.remain.generation.Generation;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Waits until a program has come to rest, so that it is not stopped in the middle of its start: it
 * loads no class, makes no thread, and each thread stands where it stood. Confined to one thread.
 */
public final class Settling {

  /** How long a program runs at least whose {@code main} does not return. */
  private static final Duration RUN = Duration.ofMillis(500);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

  /** So often a program that is at rest looks the same: looks, since a busy machine has no time. */
  private static final int LOOKS = 30;

  /** A program that computes, or draws, never rests. */
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final LongSupplier nanoTime;
  private final Pause pause;

  public interface Pause {
    void of(Duration time) throws InterruptedException;
  }

  /**
   * What a program looks like for a moment.
   *
   * @param classes how many it has loaded
   * @param threads where each of its threads stands
   */
  public record Sight(
      boolean hasMainReturned, int classes, Map<Thread, List<StackTraceElement>> threads) {

    /**
     * @param now null if it is over
     */
    public static Sight of(@Nullable Generation now, boolean hasMainReturned) {
      Map<Thread, List<StackTraceElement>> threads = new HashMap<>();
      if (now != null) {
        now.threads().alive().forEach(one -> threads.put(one, List.of(one.getStackTrace())));
      }
      int classes = now == null ? 0 : now.loader().defined().size();
      return new Sight(hasMainReturned || now == null, classes, threads);
    }

    /** Whether nothing will come of it any more. */
    boolean isOver() {
      return hasMainReturned && threads.isEmpty();
    }
  }

  public Settling(LongSupplier nanoTime, Pause pause) {
    this.nanoTime = nanoTime;
    this.pause = pause;
  }

  public void await(Supplier<Sight> look) throws InterruptedException {
    long start = nanoTime.getAsLong();
    Sight last = look.get();
    int same = 0;
    while (!last.isOver() && nanoTime.getAsLong() - start < LONGEST.toNanos()) {
      pause.of(BETWEEN_LOOKS);
      Sight now = look.get();
      same = now.equals(last) ? same + 1 : 0;
      last = now;
      boolean hasRun = now.hasMainReturned() || nanoTime.getAsLong() - start >= RUN.toNanos();
      if (hasRun && same >= LOOKS) {
        return;
      }
    }
  }
}
