// SPDX-License-Identifier: Apache-2.0
package dev.remain.teller;

import dev.remain.event.ReloadEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Through it everything is told that happens; its clock says when. Immutable: each thread may tell,
 * and order is the listener's business.
 */
public final class Teller implements Consumer<ReloadEvent> {

  private final Consumer<ReloadEvent> listener;
  private final InstantSource clock;

  /** Tells by the system's clock. */
  public Teller(Consumer<ReloadEvent> listener) {
    this(listener, Clock.systemUTC());
  }

  public Teller(Consumer<ReloadEvent> listener, InstantSource clock) {
    this.listener = listener;
    this.clock = clock;
  }

  /** Tells another listener, by the same clock. */
  public Teller to(Consumer<ReloadEvent> other) {
    return new Teller(other, clock);
  }

  public Instant now() {
    return clock.instant();
  }

  @Override
  public void accept(ReloadEvent event) {
    listener.accept(event);
  }

  /** Of nobody in particular. */
  public void warn(String sentence) {
    warn(0, sentence);
  }

  /**
   * @param generation whose it is; 0 if no one's
   */
  public void warn(int generation, String sentence) {
    accept(new ReloadEvent.Warned(now(), generation, sentence));
  }
}
