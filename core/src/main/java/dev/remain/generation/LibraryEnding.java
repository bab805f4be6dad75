// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import dev.remain.generation.book.EndCall;
import dev.remain.generation.book.LibraryObjects.Had;
import dev.remain.generation.book.Rank;
import dev.remain.thread.Deadline;
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

  /** How objects tell that they have ended, if they do. */
  private static final List<String> OVER =
      List.of("isClosed", "isShutdown", "isStopped", "isTerminated", "isDisposed", "isDestroyed");

  private final GenerationCode code;
  private final Generation generation;
  private final Supplier<Collection<Object>> kept;
  private final List<Had> natives = new ArrayList<>();
  private boolean hasEnded;

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
  void end(Deadline deadline, StopReport.Draft draft) {
    List<Had> own = new ArrayList<>(OwnObjects.of(generation, kept.get()));
    own.removeIf(had -> had.rank() == Rank.NATIVE && natives.add(had));
    run(own, deadline, draft);
  }

  /** Once no thread is left. */
  void endNatives(Deadline deadline, StopReport.Draft draft) {
    run(natives, deadline, draft);
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

  private void run(List<Had> objects, Deadline deadline, StopReport.Draft draft) {
    if (objects.isEmpty()) {
      return;
    }
    hasEnded = true;
    objects.sort(
        Comparator.comparing(Had::rank)
            .thenComparing(Comparator.comparingLong(Had::number).reversed()));
    Queue<OneByOne.End> answers = new ConcurrentLinkedQueue<>();
    Deque<OneByOne.End> told = new ConcurrentLinkedDeque<>();
    Deque<OneByOne.End> waited = new ConcurrentLinkedDeque<>();
    for (Had had : objects) {
      told.add(
          turn -> {
            if (tell(had, turn, answers, draft)) {
              had.end().waits().forEach(wait -> waited.add(next -> quietly(had, wait, next)));
            }
          });
    }
    runAll(told, deadline, draft);
    answers.forEach(waited::addFirst);
    runAll(waited, deadline, draft);
  }

  private void runAll(Deque<OneByOne.End> left, Deadline deadline, StopReport.Draft draft) {
    new OneByOne(code, generation)
        .end(
            left,
            deadline::halfway,
            draft); // There has to be time for what is behind one that hangs.
  }

  /** False if it was over already. */
  private boolean tell(
      Had had, OneByOne.Turn turn, Queue<OneByOne.End> answers, StopReport.Draft draft) {
    Object thing = had.thing();
    String name = name(thing);
    turn.ends(name);
    if (isOver(thing)) {
      return false;
    }
    boolean isTold = false;
    for (EndCall call : had.end().calls()) {
      try {
        Object answer = call.on(thing);
        if (answer != null) {
          answers.add(
              next -> {
                next.ends(name);
                await(answer);
              });
        }
        isTold = true;
      } catch (GenerationEnded e) {
        isTold = true;
      } catch (Exception | LinkageError | AssertionError e) {
        // After the program's own end, or the one before, another may be refused.
        if (!isTold && !turn.isPassedBy() && !had.isEndedBefore() && !generation.hasRunHooks()) {
          draft.note("ending " + name + " threw " + FailureText.line(e));
        }
      }
    }
    if (isTold && !had.isEndedBefore()) {
      draft.ended(name);
    }
    return true;
  }

  private static void quietly(Had had, EndCall wait, OneByOne.Turn turn) {
    turn.ends(name(had.thing()));
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
