// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.inbox;

import dev.remain.classpath.Baseline;
import dev.remain.event.Outcome;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The messages to the restart thread, in order. Put by any thread, taken by that one. */
public final class Inbox {

  private static final Outcome CLOSED =
      new Outcome(Outcome.Kind.NOTHING_DONE, 0, "Remain is closed");

  private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();

  public void put(Message message) {
    messages.add(message);
  }

  public Message take() throws InterruptedException {
    return messages.take();
  }

  /** As {@link #take}, but null if none comes in that time. */
  public @Nullable Message poll(Duration patience) throws InterruptedException {
    return messages.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
  }

  public boolean isEmpty() {
    return messages.isEmpty();
  }

  /** Whether the end waits here: then nothing is worth starting. */
  public boolean isClosing() {
    return messages.stream().anyMatch(Message.Closing.class::isInstance);
  }

  /**
   * Takes the latest change set from that baseline, and drops the older ones; null if none is here.
   */
  public Message.@Nullable Changed takeNewer(@Nullable Baseline baseline) {
    Message.Changed newest = null;
    for (Message message : messages) {
      if (message instanceof Message.Changed changed && changed.changes().against().is(baseline)) {
        messages.remove(message);
        newest = changed;
      }
    }
    return newest;
  }

  /**
   * Takes the requests for a restart that wait here: one restart is for all of them, and the most
   * that one of them asks for.
   */
  public Message.RestartWanted withRestarts(Message.RestartWanted first) {
    Message.RestartWanted all = first;
    for (Message message : messages) {
      if (message instanceof Message.RestartWanted wanted && messages.remove(message)) {
        all = all.with(wanted);
      }
    }
    return all;
  }

  /** Nobody will take a message any more: those who wait for one to be handled go on. */
  public void abandon() {
    for (Message message = messages.poll(); message != null; message = messages.poll()) {
      if (message instanceof Message.Closing closing) {
        closing.stopped().countDown();
      } else if (message instanceof Message.RestartWanted wanted) {
        wanted.answer(CLOSED);
      } else if (message instanceof Message.Poked poked) {
        poked.answer().give(CLOSED);
      } else if (message instanceof Message.BackWanted back) {
        back.answer().give(CLOSED);
      } else if (message instanceof Message.Awaited awaited) {
        awaited.answer().give(CLOSED);
      } else if (message instanceof Message.PauseWanted pause) {
        pause.answer().give(CLOSED);
      }
    }
  }
}
