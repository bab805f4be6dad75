// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.request;

import dev.remain.engine.inbox.Message;
import org.jspecify.annotations.Nullable;

/** Changes wait while somebody wants the program left alone. Confined to the restart thread. */
public final class Pause {

  /** What is waited for, in words. */
  public static final String WORDS = "paused: changes wait until resume";

  private boolean isOn;
  private Message.@Nullable Changed waiting;

  public void set(boolean on) {
    isOn = on;
  }

  public boolean isOn() {
    return isOn;
  }

  /** Whether that is to wait: not if somebody asked for it. The newest is all that counts. */
  public boolean puts(Message.Changed changed) {
    boolean waits = isOn && !changed.changes().triggered();
    waiting = waits ? changed : waiting;
    return waits;
  }

  /** Whether the disk differs from what runs since that waits. */
  public boolean isAnyWaiting() {
    return waiting != null;
  }

  /** Takes what has waited; null if nothing has. */
  public Message.@Nullable Changed take() {
    Message.Changed taken = waiting;
    waiting = null;
    return taken;
  }
}
