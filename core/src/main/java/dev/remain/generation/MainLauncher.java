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
    int number = generation.number();
    CountDownLatch entered = new CountDownLatch(1);
    Runnable run =
        () -> {
          entered.countDown();
          run(number, main, arguments.clone());
        };
    Thread thread = threads.newThread(generation.threads(), "main", generation.loader(), run);
    generation.running();
    thread.start();
    Uninterruptibles.awaitUninterruptibly(entered);
  }

  private void run(int number, MainMethod main, String[] arguments) {
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
