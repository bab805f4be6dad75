// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A rejection that is told only when nothing has followed within {@code hold}: until then a build
 * may be at work that will mend it. Confined to the restart thread.
 */
final class HeldRejection {

  private final Duration hold;
  private @Nullable String reason;
  private long since;

  HeldRejection(Duration hold) {
    this.hold = hold;
  }

  void hold(String why, long nowNanos) {
    reason = why;
    since = nowNanos;
  }

  /** What was held is of no interest any more. */
  void forget() {
    reason = null;
  }

  /** How long to wait for what may follow; null if nothing is held. */
  @Nullable Duration left(long nowNanos) {
    return reason == null ? null : hold.minusNanos(nowNanos - since);
  }

  /** Tells it if nothing has followed in time. */
  void tell(long nowNanos, Consumer<String> rejected) {
    String told = reason;
    Duration left = left(nowNanos);
    if (told != null && left != null && (left.isNegative() || left.isZero())) {
      reason = null;
      rejected.accept(told);
    }
  }
}
