// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import dev.remain.generation.book.EndCall;
import dev.remain.generation.book.LibraryObjects.Had;
import dev.remain.generation.book.Rank;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Ends objects of libraries by their own ends: first all are told, by rank and the newest first
 * within one; then all are waited for. What comes after it ends by force what is still there.
 * Confined to the restart thread; what runs code of libraries runs on a thread of the generation.
 */
final class LibraryEnding {

  /** Hanging ones that are waited for before the rest is left as it is. */
  private static final int PATIENCE = 3;

  /** How objects tell that they have ended, if they do. */
  private static final List<String> OVER =
      List.of("isClosed", "isShutdown", "isStopped", "isTerminated", "isDisposed", "isDestroyed");

  private final GenerationCode code;
  private final Generation generation;
  private final Supplier<Collection<Object>> kept;
  private final List<Had> natives = new ArrayList<>();
  private boolean hasEnded;
  private volatile String current = "";
  private volatile @Nullable Thread runner;

  /**
   * @param kept what the program keeps beyond its generation
   */
  LibraryEnding(GenerationCode code, Generation generation, Supplier<Collection<Object>> kept) {
    this.code = code;
    this.generation = generation;
    this.kept = kept;
  }

  /** What is left then may be told as gone in a moment. */
  boolean hasEnded() {
    return hasEnded;
  }

  /** What a thread may still use is put aside for {@link #endNatives}. */
  void end(long endNanos, StopReport.Draft draft) {
    List<Had> own = new ArrayList<>(OwnObjects.of(generation, kept.get()));
    own.removeIf(had -> had.rank() == Rank.NATIVE && natives.add(had));
    run(own, endNanos, draft);
  }

  /** Once no thread is left. */
  void endNatives(long endNanos, StopReport.Draft draft) {
    run(natives, endNanos, draft);
    natives.clear();
  }

  /** Threads are left that may use them, and would take the JVM down with them. */
  void leaveNatives(StopReport.Draft draft) {
    for (Had had : natives) {
      draft.note(
          name(had.thing()) + " is left open, since threads are left that may be using its memory");
    }
    natives.clear();
  }

  private void run(List<Had> objects, long endNanos, StopReport.Draft draft) {
    if (objects.isEmpty()) {
      return;
    }
    hasEnded = true;
    objects.sort(
        Comparator.comparing(Had::rank)
            .thenComparing(Comparator.comparingLong(Had::number).reversed()));
    Queue<Object> answers = new ConcurrentLinkedQueue<>();
    Deque<Runnable> told = new ConcurrentLinkedDeque<>();
    Deque<Runnable> waited = new ConcurrentLinkedDeque<>();
    for (Had had : objects) {
      told.add(
          () -> {
            if (tell(had, answers, draft)) {
              had.end().waits().forEach(wait -> waited.add(() -> quietly(had, wait)));
            }
          });
    }
    runAll(told, endNanos, draft);
    for (Object answer : answers) {
      waited.addFirst(() -> await(answer));
    }
    runAll(waited, endNanos, draft);
  }

  private void runAll(Deque<Runnable> left, long endNanos, StopReport.Draft draft) {
    for (int hanging = 0; !left.isEmpty() && hanging < PATIENCE; hanging++) {
      long now = System.nanoTime();
      long share = Threads.atLeastAMoment(now + (endNanos - now) / 2);
      Duration each = Duration.ofNanos(Math.max(share - now, 1));
      String problem = code.run(generation, "", () -> drain(left), each, this::passBy);
      if (problem != null) {
        draft.note("ending " + current + problem);
      }
    }
  }

  /** Before it is interrupted: what it says of that is of no interest, nor does it go on. */
  private boolean passBy() {
    runner = null;
    return false;
  }

  private void drain(Deque<Runnable> left) {
    runner = Thread.currentThread();
    for (Runnable next = left.poll(); next != null; next = isPassedBy() ? null : left.poll()) {
      next.run();
    }
  }

  /** Somebody else goes on with what is left, and tells it. */
  private boolean isPassedBy() {
    return runner != Thread.currentThread();
  }

  /** False if it was over already. */
  private boolean tell(Had had, Queue<Object> answers, StopReport.Draft draft) {
    Object thing = had.thing();
    String name = name(thing);
    current = name;
    if (isOver(thing)) {
      return false;
    }
    boolean isTold = false;
    for (EndCall call : had.end().calls()) {
      try {
        Object answer = call.on(thing);
        if (answer != null) {
          answers.add(answer);
        }
        isTold = true;
      } catch (GenerationEnded e) {
        isTold = true;
      } catch (Exception | LinkageError | AssertionError e) {
        // After the program's own end, or the one before, another may be refused.
        if (!isTold && !isPassedBy() && !had.isEndedBefore() && !generation.hasRunHooks()) {
          draft.note("ending " + name + " threw " + FailureText.line(e));
        }
      }
    }
    if (isTold && !had.isEndedBefore()) {
      draft.ended(name);
    }
    return true;
  }

  private void quietly(Had had, EndCall wait) {
    current = name(had.thing());
    try {
      await(wait.on(had.thing()));
    } catch (Exception | LinkageError | AssertionError e) {
      // It was told to end; that it does not is seen by what it leaves.
    }
  }

  private static void await(@Nullable Object answer) {
    try {
      if (answer instanceof Future<?> future) {
        future.get(1, TimeUnit.SECONDS);
      } else if (answer instanceof CompletionStage<?> stage) {
        stage.toCompletableFuture().get(1, TimeUnit.SECONDS);
      } else if (answer != null
          && EndCall.of("toCompletionStage").on(answer) instanceof CompletionStage<?> stage) {
        stage.toCompletableFuture().get(1, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException e) {
      // As above.
    } catch (Exception | LinkageError e) {
      // It ended with that.
    }
  }

  private static boolean isOver(Object thing) {
    for (String name : OVER) {
      try {
        if (Boolean.TRUE.equals(EndCall.of(name).on(thing))) {
          return true;
        }
      } catch (Exception | LinkageError e) {
        // It does not say.
      }
    }
    return false;
  }

  private static String name(Object thing) {
    return "a " + thing.getClass().getTypeName();
  }
}
