// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.start;

import dev.remain.engine.inbox.Inbox;
import dev.remain.engine.inbox.Message;
import dev.remain.generation.Generation;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The first moments belong to the program: what is done beside it, reading all files above all,
 * would take processors from it and from the JVM's compilers. Confined to the restart thread.
 */
public final class FirstMoments {

  /** Within these a program that is still starting loads another class. */
  private static final Duration PAUSE = Duration.ofMillis(25);

  private static final int MOST_PAUSES = 10;

  private final Inbox inbox;
  private final Consumer<Message> handler;

  /**
   * @param handler of what comes meanwhile, which ends them
   */
  public FirstMoments(Inbox inbox, Consumer<Message> handler) {
    this.inbox = inbox;
    this.handler = handler;
  }

  /** Ends when the generation loads no more classes for a pause, or there is something to do. */
  public void leave(Generation generation) throws InterruptedException {
    int before = -1;
    for (int pauses = 0; pauses < MOST_PAUSES; pauses++) {
      int loaded = generation.loader().defined().size();
      Message message = loaded == before ? null : inbox.poll(PAUSE);
      if (message != null) {
        handler.accept(message);
      }
      if (loaded == before || message != null) {
        return;
      }
      before = loaded;
    }
  }
}
