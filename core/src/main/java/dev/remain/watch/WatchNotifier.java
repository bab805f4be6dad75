// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch;

import dev.remain.classpath.Baseline;
import dev.remain.classpath.ChangeSet;
import dev.remain.watch.WatchListener.Armed;
import dev.remain.watch.judge.HoldReason;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells the listener, and survives what it throws. Says each reason for holding once in a burst,
 * and each warning once. Confined to the watch thread.
 */
final class WatchNotifier {

  private final WatchListener listener;
  private final Set<HoldReason.Kind> held = new HashSet<>();
  private String stuck = "";
  private final Set<String> warned = new HashSet<>();

  WatchNotifier(WatchListener listener) {
    this.listener = listener;
  }

  void armed(Armed armed) {
    tell(to -> to.armed(armed));
  }

  void captured() {
    tell(WatchListener::captured);
  }

  void changed(ChangeSet changes) {
    tell(to -> to.changed(changes));
  }

  void guessed(ChangeSet changes) {
    tell(to -> to.guessed(changes));
  }

  void mistaken() {
    tell(WatchListener::mistaken);
  }

  void unchanged() {
    tell(WatchListener::unchanged);
  }

  void looked(long ask, Baseline against) {
    tell(to -> to.looked(ask, against));
  }

  /** A burst is over, whatever there is to tell of it. */
  void over() {
    held.clear();
    if (!stuck.isEmpty()) {
      stuck = "";
      tell(WatchListener::mended);
    }
  }

  void holding(HoldReason.Kind kind, String reason) {
    if (held.add(kind)) {
      tell(to -> to.holding(reason));
    }
  }

  void stuck(String reason) {
    if (!stuck.equals(reason)) {
      stuck = reason;
      tell(to -> to.stuck(reason));
    }
  }

  /**
   * @param sentence null if there is none
   */
  void warn(@Nullable String sentence) {
    if (sentence != null && warned.add(sentence)) {
      tell(to -> to.warned(sentence));
    }
  }

  void blind(Throwable thrown) {
    tell(to -> to.blind(thrown));
  }

  /** Never throws, since there is nobody else to tell. */
  void troubled(Throwable thrown) {
    try {
      listener.troubled(thrown);
    } catch (Throwable again) {
      // Where there is no memory for words there may be some for the next turn.
    }
  }

  private void tell(Consumer<WatchListener> what) {
    try {
      what.accept(listener);
    } catch (RuntimeException e) {
      troubled(e);
    }
  }
}
