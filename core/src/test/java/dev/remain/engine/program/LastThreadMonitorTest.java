// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.engine.inbox.Inbox;
import dev.remain.engine.inbox.Message;
import dev.remain.fixtures.Patience;
import dev.remain.thread.RemainThreads;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** In a thread group of its own, since whoever runs tests has threads that are no daemons. */
@Timeout(60)
class LastThreadMonitorTest {

  private final RemainThreads threads = apart();
  private final Inbox inbox = new Inbox();
  private final AtomicInteger running = new AtomicInteger(1);
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile Error mistake;
  private LastThreadMonitor sentinel;
  private Thread thread;

  @BeforeEach
  void start() {
    sentinel = new LastThreadMonitor(threads, this::isRunning, inbox, Thread.currentThread());
    thread = threads.own("test", sentinel);
    thread.start();
  }

  @AfterEach
  void close() throws InterruptedException {
    end.countDown();
    running.set(0);
    sentinel.close();
    thread.join();
  }

  @Test
  void aProgramWithoutFurtherThreadsEndsWithMain() throws InterruptedException {
    sentinel.mainReturned(1);

    assertThat(inbox.take()).isEqualTo(new Message.Ended(1));
  }

  @Test
  void theLastThreadThatIsNoDaemonIsWaitedFor() throws InterruptedException {
    thread(false);
    thread(true);

    sentinel.mainReturned(1);
    Patience.await("the sentinel to wait", () -> thread.getState() == Thread.State.TIMED_WAITING);
    assertThat(inbox.isClosing()).isFalse();
    inbox.put(new Message.MainReturned(9));
    end.countDown();

    assertThat(inbox.take()).isEqualTo(new Message.MainReturned(9));
    assertThat(inbox.take()).isEqualTo(new Message.Ended(1));
  }

  @Test
  void theEndIsToldAfterAMistakeOfOurOwn() throws InterruptedException {
    BlockingQueue<Throwable> told = new LinkedBlockingQueue<>();
    threads.mistakes(told::add);
    mistake = new NoClassDefFoundError("on purpose");

    sentinel.mainReturned(1);

    assertThat(inbox.take()).isEqualTo(new Message.Ended(1));
    assertThat(told).hasSize(1);
  }

  private boolean isRunning(int number) {
    Error thrown = mistake;
    if (thrown != null) {
      mistake = null;
      throw thrown;
    }
    return number == running.get();
  }

  @Test
  void aGenerationThatWasStoppedMeanwhileDoesNotEnd() throws InterruptedException {
    thread(false);
    sentinel.mainReturned(1);
    Patience.await("the sentinel to wait", () -> thread.getState() == Thread.State.TIMED_WAITING);

    running.set(2);
    end.countDown();
    sentinel.mainReturned(2);

    assertThat(inbox.take()).isEqualTo(new Message.Ended(2));
  }

  @Test
  void theKeeperIsNotWaitedFor() throws InterruptedException {
    Thread keeper = thread(false);
    LastThreadMonitor other = new LastThreadMonitor(threads, this::isRunning, inbox, keeper);
    Thread waiting = threads.own("other", other);
    waiting.start();

    other.mainReturned(1);

    assertThat(inbox.take()).isEqualTo(new Message.Ended(1));
    other.close();
    waiting.join();
  }

  private static RemainThreads apart() {
    ThreadGroup root = Thread.currentThread().getThreadGroup();
    while (root.getParent() != null) {
      root = root.getParent();
    }
    CompletableFuture<RemainThreads> made = new CompletableFuture<>();
    new Thread(new ThreadGroup(root, "apart"), () -> made.complete(new RemainThreads())).start();
    return made.join();
  }

  private Thread thread(boolean daemon) {
    Thread other =
        new Thread(
            threads.parent(),
            () -> {
              try {
                end.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    other.setDaemon(daemon);
    other.start();
    return other;
  }
}
