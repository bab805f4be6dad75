// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.reloadable;

import com.google.common.util.concurrent.Uninterruptibles;
import dev.remain.thread.Deadline;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets calls through to the objects of one generation at a time. While it is closed, calls wait for
 * it to open again, but those from within another call, which go where that went. Opened and closed
 * by its owner, one step at a time; calls come from any thread. Thread-safe.
 */
public final class Gate {

  private static final long ROUND_NANOS = 100_000;

  private final ThreadLocal<CallScope> stays = ThreadLocal.withInitial(CallScope::new);
  private final long patienceNanos;
  private final BooleanSupplier isOnItsWay;
  private volatile Targets current = Targets.none();
  private volatile @Nullable CountDownLatch closed;
  private int places;

  /**
   * @param patience for how long a call waits at most; then it goes to what was there last
   */
  public Gate(Duration patience) {
    this(patience, () -> false);
  }

  /**
   * @param isOnItsWay whether the calling thread is in a call that was let in by another gate for
   *     the same generation: then it does not wait while this one is closed, unless there is
   *     nothing behind it
   */
  Gate(Duration patience, BooleanSupplier isOnItsWay) {
    this.patienceNanos = patience.toNanos();
    this.isOnItsWay = isOnItsWay;
  }

  /** A block of calls of one thread that go to one generation. */
  public final class Pin implements AutoCloseable {

    private final Thread thread = Thread.currentThread();
    private boolean isClosed;

    private Pin(@Nullable Targets targets) {
      if (targets == null) {
        enter();
      } else {
        enter(targets);
      }
    }

    /**
     * Calls of this thread go to the newest generation again, unless another pin is around this.
     *
     * @throws IllegalStateException on another thread than the one that pinned
     */
    @Override
    public void close() {
      if (Thread.currentThread() != thread) {
        throw new IllegalStateException(
            "a pin is closed by the thread that set it, \"" + thread.getName() + "\"");
      }
      if (!isClosed) {
        isClosed = true;
        leave(stays.get());
      }
    }
  }

  /** From now on, all calls of this thread go to one generation, which waits for the pin's end. */
  public Pin pin() {
    return new Pin(null);
  }

  /** The same, to a generation that is being made. */
  public Pin pin(Targets targets) {
    return new Pin(targets);
  }

  /** Whether the calling thread is in a call, or a pin. */
  public boolean isInside() {
    return !stays.get().isOver();
  }

  /** Lets the calling thread in; waits while the gate is closed. */
  CallScope enter() {
    CallScope stay = stays.get();
    if (stay.isOver()) {
      stay.begin(admit());
    }
    stay.enter();
    return stay;
  }

  private void enter(Targets targets) {
    CallScope stay = stays.get();
    if (stay.isOver()) {
      targets.enter();
      stay.begin(targets);
    }
    stay.enter();
  }

  void leave(CallScope stay) {
    Targets left = stay.leave();
    if (left != null) {
      left.leave();
    }
  }

  private Targets admit() {
    CountDownLatch opening = closed;
    while (true) {
      boolean isPatient = opening == null || (!goesAlong() && awaits(opening));
      Targets targets = current;
      targets.enter();
      // Whoever closes the gate counts after that: this call is counted, or sees it closed.
      opening = closed;
      if (!isPatient || (opening == null && current == targets)) {
        return targets;
      }
      targets.leave();
    }
  }

  private boolean goesAlong() {
    return !current.isEmpty() && isOnItsWay.getAsBoolean();
  }

  /** Whether it opened in time. */
  private boolean awaits(CountDownLatch opening) {
    return Uninterruptibles.awaitUninterruptibly(opening, patienceNanos, TimeUnit.NANOSECONDS);
  }

  /** Makes room for one more proxy; answers its place. */
  public synchronized int place() {
    int place = places;
    places++;
    return place;
  }

  /** Makes room for one more proxy, in the generation that is there; answers its place. */
  public synchronized int add(Object target) {
    int place = place();
    current.put(place, target);
    return place;
  }

  /** Calls wait from now on. */
  public synchronized void close() {
    if (closed == null) {
      closed = new CountDownLatch(1);
    }
  }

  /**
   * Waits for the calls that are on their way.
   *
   * @return how many still were when the time was over
   */
  public long drain(Deadline deadline) {
    long left = current.inFlight();
    while (left > 0 && !deadline.isOver()) {
      LockSupport.parkNanos(this, ROUND_NANOS);
      left = current.inFlight();
    }
    return left;
  }

  /** Calls go to these from now on, through all proxies at once. */
  public synchronized void open(Targets targets) {
    current = targets;
    open();
  }

  /** Calls go where they went. */
  public synchronized void open() {
    CountDownLatch opening = closed;
    closed = null;
    if (opening != null) {
      opening.countDown();
    }
  }

  /**
   * Calls that are let in go to these, and the gate stays as it is. While it is closed: those that
   * end a call, or do not wait any longer.
   */
  public synchronized void exchange(Targets targets) {
    current = targets;
  }
}
