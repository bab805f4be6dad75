// SPDX-License-Identifier: Apache-2.0
package dev.remain.leak;

import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** How often, and of how large a heap, a dump is taken. Confined to one thread. */
final class DumpLimit {

  private static final Duration PAUSE = Duration.ofMinutes(10);
  private static final long LARGEST = 1L << 30;

  private final HeapDumps wanted;
  private final LongSupplier used;
  private @Nullable Long lastNanos;

  /**
   * @param used how many bytes of the heap are in use
   */
  DumpLimit(HeapDumps wanted, LongSupplier used) {
    this.wanted = wanted;
    this.used = used;
  }

  /** What to say instead of taking a dump: why not, and how it could be had; null if it may be. */
  @Nullable Refusal refusal() {
    if (wanted == HeapDumps.NEVER) {
      return new Refusal("heap-dump=never", "without heap-dump=never it can be named");
    }
    long bytes = used.getAsLong();
    if (wanted == HeapDumps.AUTO && bytes > LARGEST) {
      return new Refusal(
          String.format(
              Locale.ROOT,
              "%.1f GB of the heap are in use, which would take long to write",
              (double) bytes / LARGEST),
          "heap-dump=always takes one all the same; --check-leaks looks in a run of its own");
    }
    return null;
  }

  /** Why there is no dump, and what the user can do. */
  record Refusal(String reason, String remedy) {}

  /** From when on the next may be taken. */
  long nextNanos(long nowNanos) {
    Long last = lastNanos;
    return last == null || wanted != HeapDumps.AUTO ? nowNanos : last + PAUSE.toNanos();
  }

  void taken(long nowNanos) {
    lastNanos = nowNanos;
  }
}
