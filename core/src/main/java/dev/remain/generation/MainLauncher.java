// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import com.google.common.util.concurrent.Uninterruptibles;
import java.util.concurrent.CountDownLatch;

/** Runs {@code main} of a generation on a thread of its group, and tells how it ended. */
public final class MainLauncher {

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

  /** Returns when {@code main} is about to be entered. */
  public void launch(Generation generation, MainMethod main, String[] arguments) {
    CountDownLatch entered = new CountDownLatch(1);
    Runnable run = new Run(generation.number(), main, arguments.clone(), entered);
    Thread thread = threads.newThread(generation.threads(), "main", generation.loader(), run);
    generation.running();
    thread.start();
    Uninterruptibles.awaitUninterruptibly(entered);
  }

  /** A class, since a lambda of four captured values would take a first start some milliseconds. */
  private final class Run implements Runnable {
    private final int number;
    private final MainMethod main;
    private final String[] arguments;
    private final CountDownLatch entered;

    Run(int number, MainMethod main, String[] arguments, CountDownLatch entered) {
      this.number = number;
      this.main = main;
      this.arguments = arguments;
      this.entered = entered;
    }

    @Override
    public void run() {
      entered.countDown();
      try {
        main.invoke(arguments);
      } catch (GenerationEnded e) {
        return; // It called exit, which was told when it did.
      } catch (Throwable thrown) {
        listener.mainThrew(number, FailureText.withTrace(thrown));
        return;
      }
      listener.mainReturned(number);
    }
  }
}
