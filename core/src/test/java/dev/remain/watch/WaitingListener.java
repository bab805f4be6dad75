// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch;

import dev.remain.classpath.Baseline;
import dev.remain.classpath.ChangeSet;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/** Remembers what it is told until a test asks for it. Thread-safe. */
final class WaitingListener implements WatchListener {

  /** Long enough for a busy machine; what is awaited normally comes in a fraction of it. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Queue<Object> told = new ArrayDeque<>();
  private Consumer<ChangeSet> onChange = changes -> {};

  record Captured() {}

  record Unchanged() {}

  record Holding(String reason) {}

  record Troubled(Throwable thrown) {}

  record Blind(Throwable thrown) {}

  record Warned(String sentence) {}

  /** Runs on the watch thread before the change set can be awaited. */
  synchronized void onChange(Consumer<ChangeSet> action) {
    onChange = action;
  }

  private synchronized void tell(Object what) {
    told.add(what);
    notifyAll();
  }

  @Override
  public void armed(Armed armed) {
    tell(armed);
  }

  @Override
  public void captured() {
    tell(new Captured());
  }

  @Override
  public void changed(ChangeSet changes) {
    Consumer<ChangeSet> action;
    synchronized (this) {
      action = onChange;
    }
    try {
      action.accept(changes);
    } finally {
      tell(changes);
    }
  }

  @Override
  public void guessed(ChangeSet changes) {}

  @Override
  public void mistaken() {}

  @Override
  public void unchanged() {
    tell(new Unchanged());
  }

  @Override
  public void looked(long ask, Baseline against) {}

  @Override
  public void holding(String reason) {
    tell(new Holding(reason));
  }

  @Override
  public void warned(String sentence) {
    tell(new Warned(sentence));
  }

  @Override
  public void stuck(String reason) {}

  @Override
  public void mended() {}

  @Override
  public void troubled(Throwable thrown) {
    tell(new Troubled(thrown));
  }

  @Override
  public void blind(Throwable thrown) {
    tell(new Blind(thrown));
  }

  /** Takes the next thing of that type, dropping others. */
  synchronized <T> T await(Class<T> type) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    StringBuilder dropped = new StringBuilder();
    while (true) {
      for (Object next = told.poll(); next != null; next = told.poll()) {
        if (type.isInstance(next)) {
          return type.cast(next);
        }
        dropped.append(next).append('\n');
      }
      long rest = (end - System.nanoTime()) / 1_000_000;
      if (rest <= 0) {
        throw new AssertionError("no " + type.getSimpleName() + ", only: " + dropped);
      }
      try {
        wait(rest);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** Waits until something is told, but not longer than that. */
  synchronized void pause(Duration atMost) {
    told.clear();
    try {
      wait(atMost.toMillis());
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Whatever was told and not taken. */
  synchronized Queue<Object> rest() {
    return new ArrayDeque<>(told);
  }
}
