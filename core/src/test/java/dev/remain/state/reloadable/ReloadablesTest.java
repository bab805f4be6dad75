// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.reloadable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remain.fixtures.Patience;
import dev.remain.thread.Deadline;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Proxies by key, as a restart thread and threads of the program use them side by side. */
@Timeout(180)
class ReloadablesTest {

  private final Map<ClassLoader, Integer> generations = new HashMap<>();
  private final Reloadables reloadables =
      new Reloadables(
          Duration.ofSeconds(60),
          new CrossGenerationGuard(loader -> generations.getOrDefault(loader, 0), sentence -> {}),
          new Turn.Running(1));
  private final CountDownLatch inside = new CountDownLatch(1);
  private final CountDownLatch go = new CountDownLatch(1);

  /** An object of a class that only that generation has. */
  private IntSupplier of(int generation, IntSupplier answer) {
    URLClassLoader loader = new URLClassLoader(new URL[0], ReloadablesTest.class.getClassLoader());
    generations.put(loader, generation);
    return (IntSupplier)
        Proxy.newProxyInstance(
            loader,
            new Class<?>[] {IntSupplier.class},
            (proxy, method, arguments) -> answer.getAsInt());
  }

  private IntSupplier set(String key, IntSupplier target) {
    return reloadables.target(key, IntSupplier.class, target);
  }

  private static Thread started(Runnable run) {
    Thread thread = new Thread(run);
    thread.start();
    return thread;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void awaitWaiting(Thread thread) {
    Patience.await("it to wait", () -> thread.getState() == Thread.State.TIMED_WAITING);
  }

  @Test
  void aCallOnItsWayCanSetATargetWhileTheRestartWaitsForItAndOpensNothing() throws Exception {
    IntSupplier q = set("q", of(1, () -> 1));
    IntSupplier late = of(1, () -> -1);
    IntSupplier p =
        set(
            "p",
            of(
                1,
                () -> {
                  inside.countDown();
                  await(go);
                  return set("q", late).getAsInt();
                }));
    AtomicReference<Integer> answer = new AtomicReference<>();
    Thread request = started(() -> answer.set(p.getAsInt()));
    inside.await();

    reloadables.turn(new Turn.Held(1));
    AtomicLong left = new AtomicLong(-1);
    Thread restart =
        started(() -> left.set(reloadables.drain(Deadline.in(Duration.ofSeconds(60)))));
    awaitWaiting(restart);
    AtomicReference<Integer> other = new AtomicReference<>();
    Thread client = started(() -> other.set(q.getAsInt()));
    awaitWaiting(client);
    go.countDown();
    request.join();
    restart.join();

    assertThat(answer).hasValue(-1); // It is let through to what it has set itself.
    assertThat(left).hasValue(0);
    reloadables.turn(new Turn.Between(1, ""));
    reloadables.turn(new Turn.Running(2));
    assertThat(client.isAlive()).isTrue();
    set("q", of(2, () -> 2));
    client.join();
    assertThat(other).hasValue(2);
  }

  @Test
  void aCallOnItsWayGoesThroughOtherClosedGates() throws Exception {
    IntSupplier q = set("q", of(1, () -> 1));
    IntSupplier p =
        set(
            "p",
            of(
                1,
                () -> {
                  inside.countDown();
                  await(go);
                  return q.getAsInt() + 10;
                }));
    AtomicReference<Integer> answer = new AtomicReference<>();
    Thread request = started(() -> answer.set(p.getAsInt()));
    inside.await();
    reloadables.turn(new Turn.Held(1));
    go.countDown();
    request.join();

    assertThat(reloadables.drain(Deadline.in(Duration.ZERO))).isZero();
    assertThat(answer).hasValue(11);
  }

  @Test
  void whatAnEndedGenerationSetsIsRefusedWhoeverRuns() {
    IntSupplier q = set("q", of(1, () -> 1));
    IntSupplier late = of(1, () -> -1);
    reloadables.turn(new Turn.Held(1));
    reloadables.turn(new Turn.Between(1, ""));
    assertThatThrownBy(() -> set("q", late))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("reloadable(\"q\"): generation 1 asks, which has been stopped");

    reloadables.turn(new Turn.Running(2));
    assertThatThrownBy(() -> set("q", late)).isInstanceOf(IllegalStateException.class);
    set("q", of(2, () -> 2));
    assertThatThrownBy(() -> set("q", late)).isInstanceOf(IllegalStateException.class);

    assertThat(q.getAsInt()).isEqualTo(2);
  }

  @Test
  void whatTheNextGenerationSetsBeforeItIsEnteredIsCalledAfterwards() throws Exception {
    IntSupplier q = set("q", of(1, () -> 1));
    reloadables.turn(new Turn.Held(1));
    set("q", of(2, () -> 2));
    reloadables.turn(new Turn.Between(1, ""));
    AtomicReference<Integer> answer = new AtomicReference<>();
    Thread client = started(() -> answer.set(q.getAsInt()));
    awaitWaiting(client);

    reloadables.turn(new Turn.Running(2));

    client.join();
    assertThat(answer).hasValue(2);
  }

  @Test
  void whereNoGenerationIsExpectedACallFailsAtOnceAndWaitsAgainForTheNext() throws Exception {
    IntSupplier q = set("q", of(1, () -> 1));
    reloadables.turn(new Turn.Held(1));
    AtomicReference<String> problem = new AtomicReference<>();
    Thread early =
        started(
            () -> {
              try {
                int unused = q.getAsInt();
              } catch (IllegalStateException e) {
                problem.set(e.getMessage());
              }
            });
    awaitWaiting(early);

    reloadables.turn(new Turn.Between(1, "generation 1 failed in main"));
    early.join();
    assertThat(problem)
        .hasValue(
            "java.util.function.IntSupplier is served by no generation: generation 1 failed in"
                + " main");
    assertThatThrownBy(q::getAsInt).isInstanceOf(IllegalStateException.class);

    reloadables.turn(new Turn.Running(2));
    AtomicReference<Integer> answer = new AtomicReference<>();
    Thread client = started(() -> answer.set(q.getAsInt()));
    awaitWaiting(client);
    set("q", of(2, () -> 2));
    client.join();
    assertThat(answer).hasValue(2);
  }

  @Test
  void aKeyThatIsNewWhileTheGenerationIsHeldIsClosedToOthers() throws Exception {
    reloadables.turn(new Turn.Held(1));
    IntSupplier fresh = set("new", of(1, () -> 1));
    AtomicReference<Integer> answer = new AtomicReference<>();
    Thread client = started(() -> answer.set(fresh.getAsInt()));
    awaitWaiting(client);
    reloadables.turn(new Turn.Between(1, ""));
    reloadables.turn(new Turn.Running(2));

    set("new", of(2, () -> 2));

    client.join();
    assertThat(answer).hasValue(2);
  }
}
