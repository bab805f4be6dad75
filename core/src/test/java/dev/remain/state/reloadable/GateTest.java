// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.reloadable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.Patience;
import dev.remain.thread.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class GateTest {

  private static final CrossGenerationGuard NONE =
      new CrossGenerationGuard(loader -> 0, sentence -> {});

  private final Gate gate = new Gate(Duration.ofSeconds(60));
  private final IntSupplier one = proxy(() -> 1);

  private IntSupplier proxy(IntSupplier target) {
    return new Reloadable<>(IntSupplier.class, gate, gate.add(target), NONE).proxy();
  }

  /** Targets of one generation, which all answer that number. */
  private static Targets generation(int number, int targets) {
    Targets all = Targets.none();
    for (int i = 0; i < targets; i++) {
      IntSupplier target = () -> number;
      all.put(i, target);
    }
    return all;
  }

  private static Thread started(Runnable run) {
    Thread thread = new Thread(run);
    thread.start();
    return thread;
  }

  private static void awaitWaiting(Thread thread) {
    Patience.await("it to wait", () -> thread.getState() == Thread.State.TIMED_WAITING);
  }

  @Test
  void aCallWaitsAtTheClosedGateForTheNextGeneration() throws Exception {
    AtomicReference<Integer> got = new AtomicReference<>();
    gate.close();
    Thread caller = started(() -> got.set(one.getAsInt()));
    awaitWaiting(caller);
    assertThat(gate.drain(Deadline.in(Duration.ZERO))).isZero();

    gate.open(generation(2, 1));
    caller.join();

    assertThat(got).hasValue(2);
  }

  @Test
  void aCallThatHasWaitedLongEnoughGoesWhereItWent() {
    Gate impatient = new Gate(Duration.ZERO);
    IntSupplier target = () -> 1;
    IntSupplier proxy =
        new Reloadable<>(IntSupplier.class, impatient, impatient.add(target), NONE).proxy();
    impatient.close();

    assertThat(proxy.getAsInt()).isEqualTo(1);
  }

  @Test
  void aCallOnItsWayEndsOnItsGenerationAndIsWaitedFor() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    IntSupplier slow =
        proxy(
            () -> {
              inside.countDown();
              awaitUninterrupted(go);
              return one.getAsInt(); // A call within a call does not wait, and sees no other.
            });
    AtomicReference<Integer> got = new AtomicReference<>();
    Thread caller = started(() -> got.set(slow.getAsInt()));
    inside.await();

    gate.close();
    assertThat(gate.drain(Deadline.in(Duration.ofMillis(20)))).isEqualTo(1);
    go.countDown();
    assertThat(gate.drain(Deadline.in(Duration.ofMinutes(1)))).isZero();
    gate.open(generation(2, 2));
    caller.join();

    assertThat(got).hasValue(1);
    assertThat(slow.getAsInt()).isEqualTo(2);
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aPinHoldsItsGenerationAlthoughTheNextIsThere() throws Exception {
    Gate.Pin pin = gate.pin();
    gate.close();
    assertThat(gate.drain(Deadline.in(Duration.ZERO))).isEqualTo(1);
    gate.open(generation(2, 1));

    assertThat(one.getAsInt()).isEqualTo(1);
    Gate.Pin within = gate.pin();
    assertThat(one.getAsInt()).isEqualTo(1);
    within.close();
    assertThat(one.getAsInt()).isEqualTo(1);
    AtomicReference<Integer> other = new AtomicReference<>();
    started(() -> other.set(one.getAsInt())).join();
    assertThat(other).hasValue(2);
    pin.close();
    assertThat(one.getAsInt()).isEqualTo(2);
  }

  @Test
  void aPinIsClosedOnceAndByItsOwnThread() throws Exception {
    Gate.Pin pin = gate.pin();
    AtomicReference<String> message = new AtomicReference<>();
    Thread other =
        started(
            () -> {
              try {
                pin.close();
              } catch (IllegalStateException e) {
                message.set(e.getMessage());
              }
            });
    other.join();
    assertThat(message)
        .hasValue(
            "a pin is closed by the thread that set it, \""
                + Thread.currentThread().getName()
                + "\"");
    pin.close();
    pin.close();

    gate.close();
    assertThat(gate.drain(Deadline.in(Duration.ZERO))).isZero();
  }

  @Test
  void anInterruptDoesNotLoseACall() throws Exception {
    AtomicReference<String> got = new AtomicReference<>();
    gate.close();
    Thread caller = started(() -> got.set(one.getAsInt() + " " + Thread.interrupted()));
    awaitWaiting(caller);
    caller.interrupt();
    gate.open();
    caller.join();

    assertThat(got).hasValue("1 true");
  }

  @Test
  void aProxyMayBeAddedBetweenCalls() {
    assertThat(one.getAsInt()).isEqualTo(1);
    IntSupplier seven = proxy(() -> 7);

    assertThat(one.getAsInt()).isEqualTo(1);
    assertThat(seven.getAsInt()).isEqualTo(7);
    gate.close();
    assertThat(gate.drain(Deadline.in(Duration.ZERO))).isZero();
  }

  /** A swap each millisecond, for as many seconds as {@code remaintest.swaps} says. */
  @Test
  void underAStormOfSwapsNoPairIsMixedAndNoCallIsLost() throws Exception {
    int seconds = Integer.getInteger("remaintest.swaps", 2);
    Deadline end = Deadline.in(Duration.ofSeconds(seconds));
    IntSupplier two = proxy(() -> 1);
    AtomicLong begun = new AtomicLong();
    AtomicLong served = new AtomicLong();
    AtomicLong mixed = new AtomicLong();
    Runnable pairs =
        () -> {
          while (!end.isOver()) {
            begun.incrementAndGet();
            Gate.Pin pin = gate.pin();
            int first = one.getAsInt();
            int second = two.getAsInt();
            pin.close();
            served.incrementAndGet();
            if (first != second) {
              mixed.incrementAndGet();
            }
          }
        };
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      callers.add(started(pairs));
    }
    int number = 1;
    long stuck = 0;
    while (!end.isOver()) {
      gate.close();
      stuck += gate.drain(Deadline.in(Duration.ofSeconds(30)));
      number++;
      gate.open(generation(number, 2));
      LockSupport.parkNanos(1_000_000);
    }
    for (Thread caller : callers) {
      caller.join();
    }

    assertThat(stuck).isZero();
    assertThat(mixed).hasValue(0);
    assertThat(served).hasValue(begun.get());
    assertThat(number).isGreaterThan(2);
    assertThat(one.getAsInt()).isEqualTo(number);
  }
}
