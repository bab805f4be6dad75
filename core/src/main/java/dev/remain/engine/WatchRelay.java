// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import dev.remain.classpath.Baseline;
import dev.remain.classpath.ChangeSet;
import dev.remain.engine.aftermath.InternalErrors;
import dev.remain.engine.inbox.Inbox;
import dev.remain.engine.inbox.Message;
import dev.remain.engine.start.Blindness;
import dev.remain.event.ReloadEvent;
import dev.remain.watch.WatchListener;
import java.time.Instant;
import java.util.function.Consumer;

/** Passes on what the watcher tells: what is to be decided on, to the restart thread. */
final class WatchRelay implements WatchListener {

  private final Inbox inbox;
  private final StatusBoard board;
  private final Consumer<ReloadEvent> events;
  private final InternalErrors trouble;

  WatchRelay(Inbox inbox, StatusBoard board, Consumer<ReloadEvent> events) {
    this.board = board;
    this.inbox = inbox;
    this.events = events;
    this.trouble = new InternalErrors(events);
  }

  @Override
  public void armed(Armed armed) {
    inbox.put(new Message.Armed(armed));
  }

  @Override
  public void captured() {
    inbox.put(new Message.Captured());
  }

  @Override
  public void changed(ChangeSet changes) {
    inbox.put(new Message.Changed(changes, System.nanoTime()));
  }

  @Override
  public void guessed(ChangeSet changes) {
    inbox.put(new Message.Guessed(changes));
  }

  @Override
  public void mistaken() {
    inbox.put(new Message.Mistaken());
  }

  @Override
  public void unchanged() {
    board.waiting("");
    events.accept(new ReloadEvent.Unchanged(Instant.now()));
  }

  @Override
  public void looked(long ask, Baseline against) {
    inbox.put(new Message.Looked(ask, against));
  }

  @Override
  public void holding(String reason) {
    board.waiting(reason);
    events.accept(new ReloadEvent.Holding(Instant.now(), reason));
  }

  @Override
  public void stuck(String reason) {
    String sentence =
        "the build seems to have failed: "
            + reason
            + "\n"
            + board.running()
            + ": mend it and build again";
    events.accept(new ReloadEvent.Holding(Instant.now(), sentence));
  }

  @Override
  public void warned(String sentence) {
    events.accept(new ReloadEvent.Warned(Instant.now(), 0, sentence));
  }

  @Override
  public void troubled(Throwable thrown) {
    trouble.tell(thrown);
  }

  @Override
  public void blind(Throwable thrown) {
    inbox.put(new Message.Blind(Blindness.sentence(thrown)));
  }
}
