// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import dev.remain.thread.ThreadSource;
import java.util.concurrent.locks.LockSupport;

/** Runs {@code main} of a generation on a thread of its group, and tells how it ended. */
public final class MainLauncher {

  private static final long LOOK_NANOS = 500_000;

  private final ThreadSource threads;
  private final MainListener listener;

  public MainLauncher(ThreadSource threads, MainListener listener) {
    this.threads = threads;
    this.listener = listener;
  }

  /** Told on the thread of {@code main}, after it. */
  public interface MainListener {

    void mainReturned(int generation);

    /**
     * @param error the throwable as text, its trace included
     */
    void mainThrew(int generation, String error);
  }

  /**
   * Returns when {@code main} was entered. To find out it looks now and then: if the new thread
   * woke this one, the two would often share a processor in the moment that matters most.
   */
  public void launch(Generation generation, MainMethod main, String[] arguments) {
    Run run = new Run(generation.number(), main, arguments.clone());
    Thread thread = threads.newThread(generation.threads(), "main", generation.loader(), run);
    generation.threads().main(thread);
    generation.running();
    thread.start();
    while (run.enteredNanos == 0) {
      LockSupport.parkNanos(this, LOOK_NANOS);
    }
    generation.entered(run.enteredNanos);
  }

  /**
   * A class, since a lambda of so many captured values would take a first start some milliseconds.
   */
  private final class Run implements Runnable {
    private final int number;
    private final MainMethod main;
    private final String[] arguments;
    private volatile long enteredNanos;

    Run(int number, MainMethod main, String[] arguments) {
      this.number = number;
      this.main = main;
      this.arguments = arguments;
    }

    @Override
    public void run() {
      enteredNanos = System.nanoTime();
      try {
        main.invoke(arguments);
      } catch (GenerationEnded e) {
        return; // It called exit, which was told when it did.
      } catch (Throwable thrown) {
        listener.mainThrew(number, text(thrown));
        return;
      }
      listener.mainReturned(number);
    }

    /** Nobody reads how it ended when it was told to end, and the next generation waits for it. */
    private static String text(Throwable thrown) {
      GenerationThreads own = GenerationThreads.of(Thread.currentThread());
      Generation now = own == null ? null : own.generation();
      return now == null || now.isStopping()
          ? thrown.getClass().getName()
          : FailureText.withTrace(thrown);
    }
  }
}
