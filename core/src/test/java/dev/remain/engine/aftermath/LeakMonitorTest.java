// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.aftermath;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.event.ReloadEvent;
import dev.remain.event.ReloadEvent.Collected;
import dev.remain.event.ReloadEvent.Retained;
import dev.remain.fixtures.Patience;
import dev.remain.leak.DoomedLoader;
import dev.remain.leak.HeapDumps;
import dev.remain.leak.LeakPlan;
import dev.remain.teller.Teller;
import dev.remain.thread.RemainThreads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Without heap dumps, which are tried on real generations. */
@Timeout(60)
class LeakMonitorTest {

  private static final String UNSEARCHED =
      "something that no thread shows, and no heap dump was searched: heap-dump=never";

  private static @Nullable ClassLoader held;

  private final BlockingQueue<ReloadEvent> events = new LinkedBlockingQueue<>();
  private final CountDownLatch ending = new CountDownLatch(1);
  private LeakMonitor leaks;
  private Thread thread;

  private void start(Duration timeout, boolean atEnd) {
    leaks = new LeakMonitor(new LeakPlan(timeout, HeapDumps.NEVER, atEnd), new Teller(events::add));
    thread = new RemainThreads().own("test", leaks);
    thread.start();
  }

  @AfterEach
  void close() throws InterruptedException {
    held = null;
    ending.countDown();
    leaks.close();
    thread.join();
  }

  private static ClassLoader loader(int generation) {
    return new ClassLoader("remain-generation-" + generation, null) {};
  }

  private void expect(ClassLoader loader, int generation) {
    leaks.expect(List.of(new DoomedLoader(loader, generation)));
  }

  private ReloadEvent next() throws InterruptedException {
    return events.poll(30, TimeUnit.SECONDS);
  }

  @Test
  void aLoaderThatNobodyHoldsIsCollectedAtTheFirstCheck() throws Exception {
    start(Duration.ofMillis(300), false);
    expect(loader(4), 4);

    assertThat((Collected) next())
        .extracting(Collected::generation, Collected::loader)
        .containsExactly(4, "remain-generation-4");
    assertThat(leaks.loadersAlive()).isZero();
  }

  @Test
  void aThreadThatHoldsALoaderIsNamedAndItsEndIsSeen() throws Exception {
    start(Duration.ofMillis(100), false);
    Thread holder = holder(loader(4));
    leaks.expect(List.of(new DoomedLoader(holder.getContextClassLoader(), 4)));

    Retained retained = (Retained) next();
    assertThat(retained.generation()).isEqualTo(4);
    assertThat(retained.loader()).isEqualTo("remain-generation-4");
    assertThat(retained.path())
        .isEqualTo("thread \"holder\" (running) > java.lang.Thread.contextClassLoader");
    assertThat(retained.advice())
        .isEqualTo("give the thread another context class loader, or end it in a stop hook");
    assertThat(retained.leak()).matches("[0-9a-f]{12}");
    assertThat(retained.soft()).isFalse();
    assertThat(leaks.loadersAlive()).isEqualTo(1);

    ending.countDown();
    holder.join();
    holder = null;
    Patience.await(
        "the loader to be collected",
        () -> {
          System.gc();
          return events.peek() instanceof Collected;
        });
    assertThat(leaks.loadersAlive()).isZero();
  }

  private Thread holder(ClassLoader loader) {
    Thread holder = new Thread(this::waitForTheEnd, "holder");
    holder.setContextClassLoader(loader);
    holder.start();
    return holder;
  }

  private void waitForTheEnd() {
    try {
      ending.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void itGoesOnAfterAMistakeOfItsOwn() throws Exception {
    start(Duration.ofMillis(100), false);
    DoomedLoader broken = new DoomedLoader(loader(3), 3);
    leaks.expect(
        new ArrayList<>(List.of(broken)) {
          @Override
          public void forEach(Consumer<? super DoomedLoader> action) {
            throw new NoClassDefFoundError("on purpose");
          }
        });

    assertThat(((ReloadEvent.Warned) next()).sentence())
        .startsWith("an error in Remain itself, please report it: java.lang.NoClassDefFoundError");
    expect(loader(4), 4);
    assertThat(((Collected) next()).generation()).isEqualTo(4);
  }

  @Test
  void itSaysThatItDidNotLook() throws Exception {
    start(Duration.ofMillis(100), false);
    held = loader(4);
    expect(held, 4);

    Retained retained = (Retained) next();
    assertThat(retained.path()).isEqualTo(UNSEARCHED);
    assertThat(retained.advice()).isEqualTo("without heap-dump=never it can be named");
  }

  @Test
  void nothingIsToldBeforeTheEndWhereThePlanSaysSo() throws Exception {
    start(Duration.ofMillis(50), true);
    held = loader(4);
    expect(held, 4);
    expect(loader(5), 5);
    assertThat(((Collected) next()).generation()).isEqualTo(5);

    leaks.close();
    thread.join();

    assertThat(((Retained) events.remove()).path()).isEqualTo(UNSEARCHED);
    assertThat(events).isEmpty();
  }

  @Test
  void closingDoesNotWaitForALoaderElsewhere() throws Exception {
    start(Duration.ofHours(1), false);
    held = loader(4);
    expect(held, 4);

    leaks.close();
    thread.join();

    assertThat(events).isEmpty();
  }
}
