// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import dev.remain.classpath.Baseline;
import dev.remain.classpath.ChangeSet;
import dev.remain.engine.aftermath.InternalErrors;
import dev.remain.engine.inbox.Inbox;
import dev.remain.engine.inbox.Message;
import dev.remain.engine.start.Blindness;
import dev.remain.event.ReloadEvent;
import dev.remain.teller.Teller;
import dev.remain.watch.WatchListener;

/** Passes on what the watcher tells: what is to be decided on, to the restart thread. */
final class WatchRelay implements WatchListener {

  private final Inbox inbox;
  private final StatusBoard board;
  private final Teller teller;
  private final InternalErrors trouble;

  WatchRelay(Inbox inbox, StatusBoard board, Teller teller) {
    this.board = board;
    this.inbox = inbox;
    this.teller = teller;
    this.trouble = new InternalErrors(teller);
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
    teller.accept(new ReloadEvent.Unchanged(teller.now()));
  }

  @Override
  public void looked(long ask, Baseline against) {
    inbox.put(new Message.Looked(ask, against));
  }

  @Override
  public void holding(String reason) {
    board.waiting(reason);
    teller.accept(new ReloadEvent.Holding(teller.now(), reason));
  }

  @Override
  public void stuck(String reason) {
    String failed = "the build seems to have failed: " + reason;
    board.notBuilt(failed + ": mend it and build again");
    String sentence = failed + "\n" + board.running() + ": mend it and build again";
    teller.accept(new ReloadEvent.Holding(teller.now(), sentence));
  }

  @Override
  public void mended() {
    board.waiting("");
    board.notBuilt("");
  }

  @Override
  public void warned(String sentence) {
    teller.warn(sentence);
  }

  @Override
  public void troubled(Throwable thrown) {
    trouble.accept(thrown);
  }

  @Override
  public void blind(Throwable thrown) {
    inbox.put(new Message.Blind(Blindness.sentence(thrown)));
  }
}
