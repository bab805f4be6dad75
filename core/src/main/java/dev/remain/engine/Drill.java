// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import dev.remain.event.ReloadEvent;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Runs a program again and again, each time until it has come to rest, and waits until it is known
 * what stays of its generations. Events come from any thread; all else is confined to the thread
 * that runs it.
 */
public final class Drill implements Consumer<ReloadEvent> {

  private final int restarts;
  private final Consumer<ReloadEvent> events;
  private final BlockingQueue<ReloadEvent> starts = new LinkedBlockingQueue<>();
  private final List<ReloadEvent> ends = new CopyOnWriteArrayList<>();
  private final AtomicInteger started = new AtomicInteger();
  private volatile boolean hasFailed;

  /**
   * @param events told everything, too
   */
  public Drill(int restarts, Consumer<ReloadEvent> events) {
    this.restarts = restarts;
    this.events = events;
  }

  @Override
  public void accept(ReloadEvent event) {
    events.accept(event);
    if (event instanceof ReloadEvent.Collected || event instanceof ReloadEvent.Retained) {
      ends.add(event);
    } else if (event instanceof ReloadEvent.Started) {
      started.incrementAndGet();
      starts.add(event);
    } else if (event instanceof ReloadEvent.Failed || event instanceof ReloadEvent.Rejected) {
      hasFailed = true;
      starts.add(event);
    }
  }

  /**
   * Restarts what the engine has started, closes it, and waits for the collector and the search for
   * holders.
   *
   * @return how many generations ran; fewer than asked for if one failed
   */
  public int run(Engine engine) throws InterruptedException {
    for (int restart = 0; restart <= restarts && !hasFailed; restart++) {
      if (restart > 0) {
        var unused = engine.restart("restart " + restart + " of " + restarts, false);
      }
      if (starts.take() instanceof ReloadEvent.Started started) {
        engine.awaitRest(started.generation());
      }
    }
    engine.close();
    engine.awaitLeaks();
    return started.get();
  }

  /** Whether a generation failed or could not be started, which has been told. */
  public boolean hasFailed() {
    return hasFailed;
  }

  /** What became of the loaders: {@link ReloadEvent.Collected}, {@link ReloadEvent.Retained}. */
  public List<ReloadEvent> ends() {
    return List.copyOf(ends);
  }
}
