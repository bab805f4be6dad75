// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.call;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the workers of the common pool: their context loader is the running generation's whenever
 * it is asked for, and none is stored. Named by a system property, so public. Thread-safe.
 */
public final class CommonPoolWorkers implements ForkJoinPool.ForkJoinWorkerThreadFactory {

  private static final String PROPERTY = "java.util.concurrent.ForkJoinPool.common.threadFactory";

  private static volatile @Nullable Supplier<@Nullable ClassLoader> context;

  /**
   * Names this factory for the common pool, unless the user named one. To be called before anything
   * else of Remain: the pool is made by the first class that only knows of it, such as {@link
   * java.util.concurrent.CompletableFuture}.
   */
  public static void install() {
    if (System.getProperty(PROPERTY) == null) {
      System.setProperty(PROPERTY, CommonPoolWorkers.class.getName());
    }
  }

  public static void follow(Supplier<@Nullable ClassLoader> running) {
    context = running;
  }

  @Override
  public ForkJoinWorkerThread newThread(ForkJoinPool pool) {
    return new Worker(pool);
  }

  private static final class Worker extends ForkJoinWorkerThread {
    Worker(ForkJoinPool pool) {
      super(pool);
      super.setContextClassLoader(ClassLoader.getSystemClassLoader());
    }

    @Override
    public ClassLoader getContextClassLoader() {
      Supplier<@Nullable ClassLoader> follows = context;
      ClassLoader running = follows == null ? null : follows.get();
      return running == null ? ClassLoader.getSystemClassLoader() : running;
    }

    /** What is set here would outlive its generation. */
    @Override
    public void setContextClassLoader(@Nullable ClassLoader loader) {}
  }
}
