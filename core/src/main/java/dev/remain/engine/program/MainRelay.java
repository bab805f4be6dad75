// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.program;

import dev.remain.engine.inbox.Inbox;
import dev.remain.engine.inbox.Message;
import dev.remain.generation.MainLauncher;

/** Passes on how {@code main} ended. */
public record MainRelay(Inbox inbox) implements MainLauncher.MainListener {

  @Override
  public void mainReturned(int generation) {
    inbox.put(new Message.MainReturned(generation));
  }

  @Override
  public void mainThrew(int generation, String error) {
    inbox.put(new Message.MainThrew(generation, error));
  }
}
