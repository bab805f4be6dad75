// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.request;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A rejection that is told only when nothing has followed within {@code hold}: until then a build
 * may be at work that will mend it. Confined to the restart thread.
 */
public final class HeldRejection {

  private final Duration hold;
  private @Nullable String reason;
  private long since;

  public HeldRejection(Duration hold) {
    this.hold = hold;
  }

  public void hold(String why, long nowNanos) {
    reason = why;
    since = nowNanos;
  }

  public boolean isHeld() {
    return reason != null;
  }

  /** What was held is of no interest any more. */
  public void forget() {
    reason = null;
  }

  /** How long to wait for what may follow; null if nothing is held. */
  public @Nullable Duration left(long nowNanos) {
    return reason == null ? null : hold.minusNanos(nowNanos - since);
  }

  /** Tells it if nothing has followed in time. */
  public void tell(long nowNanos, Consumer<String> rejected) {
    String told = reason;
    Duration left = left(nowNanos);
    if (told != null && left != null && (left.isNegative() || left.isZero())) {
      reason = null;
      rejected.accept(told);
    }
  }
}
