// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.aftermath;

import com.google.common.base.Throwables;
import dev.remain.teller.Teller;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Exceptions that Remain itself is to blame for. Different ones, by type and place, are told with
 * their traces. Never throws. Thread-safe.
 */
public final class InternalErrors implements Consumer<Throwable> {

  /** A thread that meets more than so many has been told of often enough. */
  private static final int MOST = 50;

  private final Teller teller;
  private final Set<Integer> told = new HashSet<>();

  public InternalErrors(Teller teller) {
    this.teller = teller;
  }

  /** For what happens again by itself: tells each different one once. */
  @Override
  public void accept(Throwable thrown) {
    tell(thrown, false);
  }

  /** For what somebody waits for: one that was told is told again in a line. */
  public void tellEach(Throwable thrown) {
    tell(thrown, true);
  }

  private void tell(Throwable thrown, boolean isAwaited) {
    try {
      if (isNew(thrown)) {
        say("an error in Remain itself, please report it: " + trace(thrown));
        remember(thrown);
      } else if (isAwaited) {
        say("the same error in Remain itself once more: " + thrown);
      }
    } catch (Throwable again) {
      // Where there is no memory for words there may be some for the next message.
    }
  }

  private synchronized boolean isNew(Throwable thrown) {
    return told.size() < MOST && !told.contains(key(thrown));
  }

  private synchronized void remember(Throwable thrown) {
    told.add(key(thrown));
  }

  /** Not by its message, which may name another file each time. */
  private static int key(Throwable thrown) {
    int place = List.of(thrown.getStackTrace()).hashCode();
    Throwable cause = thrown.getCause();
    String types = thrown.getClass().getName() + (cause == null ? "" : cause.getClass().getName());
    return 31 * types.hashCode() + place;
  }

  private static String trace(Throwable thrown) {
    return Throwables.getStackTraceAsString(thrown);
  }

  private void say(String sentence) {
    teller.warn(sentence);
  }

  /** The same, unless it is for want of memory or of threads, which is no mistake of Remain. */
  public void tellMistake(Throwable thrown) {
    if (!(thrown instanceof VirtualMachineError)) {
      tellEach(thrown);
    }
  }
}
