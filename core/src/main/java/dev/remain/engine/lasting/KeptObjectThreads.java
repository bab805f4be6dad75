// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.lasting;

import dev.remain.cleanup.BaseCode;
import dev.remain.event.ReloadEvent;
import dev.remain.generation.ResourceCloser;
import dev.remain.loader.Lineage;
import dev.remain.state.kept.KeptObjects;
import dev.remain.teller.Teller;
import dev.remain.thread.RemainThreads;
import java.time.Duration;
import java.util.function.Supplier;

/** Makes and ends kept objects, on threads that belong to no generation. Thread-safe. */
public final class KeptObjectThreads implements KeptObjects.Surroundings {

  /** Has a value on threads that run a factory, which end with it. */
  private static final ThreadLocal<String> FACTORY = new ThreadLocal<>();

  private final RemainThreads threads;
  private final Supplier<ClassLoader> base;
  private final BaseCode endings;
  private final Teller teller;

  /**
   * @param base the context loader of what is made; it stays, or is replaced together with it
   * @param limit for the end of one object
   */
  KeptObjectThreads(
      RemainThreads threads, Supplier<ClassLoader> base, Duration limit, Teller teller) {
    this.threads = threads;
    this.base = base;
    this.endings = new BaseCode(run -> threads.kept("close", base.get(), run), limit);
    this.teller = teller;
  }

  /** Whether the calling thread runs a factory: what it makes belongs to no generation. */
  public static boolean isFactory() {
    return FACTORY.get() != null;
  }

  /** Whether the calling thread runs a factory, or was made by what is kept. */
  public static boolean isTheirs() {
    return RemainThreads.isKept(Thread.currentThread());
  }

  @Override
  public boolean isLive(ClassLoader loader) {
    return Lineage.isLive(loader);
  }

  @Override
  public void make(String key, Runnable factory) {
    Runnable marked =
        () -> {
          FACTORY.set(key);
          factory.run();
        };
    threads.kept("keep-" + key, base.get(), marked).start();
  }

  @Override
  public void drop(KeptObjects.Loss dropped) {
    teller.accept(
        new ReloadEvent.Dropped(
            teller.now(),
            dropped.key(),
            dropped.value().getClass().getTypeName(),
            dropped.reason(),
            BaseCalls.problem(endings, "closing it", () -> ResourceCloser.end(dropped.value()))));
  }
}
