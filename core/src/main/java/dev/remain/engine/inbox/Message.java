// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.inbox;

import dev.remain.boundary.Lesson;
import dev.remain.classpath.Baseline;
import dev.remain.classpath.ChangeSet;
import dev.remain.event.Outcome;
import dev.remain.watch.WatchListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * What the restart thread is told by the threads around it. Each is handled, or does not compile.
 */
public sealed interface Message {

  /** Handled whatever is known of generation 1. */
  sealed interface AtOnce extends Message {
    void to(AtOnceHandler handler);
  }

  /** Something to decide on, once it is known what generation 1 is. */
  sealed interface Decision extends Message {
    void to(DecisionHandler handler);
  }

  /** On the restart thread. */
  interface AtOnceHandler {
    void armed(Armed message);

    void captured(Captured message);

    void blind(Blind message);

    void portTaken(PortTaken message);

    void lateExit(LateExit message);

    void closing(Closing message);
  }

  /** On the restart thread. */
  interface DecisionHandler {
    void changed(Changed message);

    void guessed(Guessed message);

    void mistaken(Mistaken message);

    void restartWanted(RestartWanted message);

    void backWanted(BackWanted message);

    void awaited(Awaited message);

    void looked(Looked message);

    void pauseWanted(PauseWanted message);

    void learned(Learned message);

    void settled(Settled message);

    void holdOver(HoldOver message);

    void poked(Poked message);

    void mainReturned(MainReturned message);

    void mainThrew(MainThrew message);

    void ended(Ended message);

    void exitCalled(ExitCalled message);
  }

  /** Everything is watched, and was listed. */
  record Armed(WatchListener.Armed armed) implements AtOnce {
    @Override
    public void to(AtOnceHandler handler) {
      handler.armed(this);
    }
  }

  /** Everything was read, and the first baseline is complete. */
  record Captured() implements AtOnce {
    @Override
    public void to(AtOnceHandler handler) {
      handler.captured(this);
    }
  }

  /** The files could not be read, and there will be no baseline: nothing is watched. */
  record Blind(String sentence) implements AtOnce {
    @Override
    public void to(AtOnceHandler handler) {
      handler.blind(this);
    }
  }

  /** The disk differs from the baseline. */
  record Changed(ChangeSet changes, long takenNanos) implements Decision {
    @Override
    public void to(DecisionHandler handler) {
      handler.changed(this);
    }
  }

  /** What the disk will differ in, if nothing more is written. */
  record Guessed(ChangeSet changes) implements Decision {
    @Override
    public void to(DecisionHandler handler) {
      handler.guessed(this);
    }
  }

  /** More was written than was guessed. */
  record Mistaken() implements Decision {
    @Override
    public void to(DecisionHandler handler) {
      handler.mistaken(this);
    }
  }

  /**
   * Somebody wants the program run again as it is.
   *
   * @param reason in words
   * @param afresh whether nothing is to be kept, not even the base
   * @param answers of those who wait for it
   */
  record RestartWanted(String reason, boolean afresh, long sinceNanos, List<Answer> answers)
      implements Decision {

    public RestartWanted {
      answers = List.copyOf(answers);
    }

    /** One restart for both, and the most that one of them asks for. */
    RestartWanted with(RestartWanted other) {
      RestartWanted most = other.afresh && !afresh ? other : this;
      List<Answer> all = new ArrayList<>(answers);
      all.addAll(other.answers);
      return new RestartWanted(most.reason, most.afresh, most.sinceNanos, all);
    }

    public void answer(Outcome outcome) {
      answers.forEach(answer -> answer.give(outcome));
    }

    @Override
    public void to(DecisionHandler handler) {
      handler.restartWanted(this);
    }
  }

  /** Somebody wants the last program back that ran well. */
  record BackWanted(long sinceNanos, Answer answer) implements Decision {
    @Override
    public void to(DecisionHandler handler) {
      handler.backWanted(this);
    }
  }

  /**
   * Somebody wants to know what becomes of what was saved until now.
   *
   * @param isCompiled whether all sources are that were to be
   */
  record Awaited(Answer answer, boolean isCompiled) implements Decision {
    @Override
    public void to(DecisionHandler handler) {
      handler.awaited(this);
    }
  }

  /** All is told of in which the disk differed from that baseline at that request. */
  record Looked(long ask, Baseline against) implements Decision {
    @Override
    public void to(DecisionHandler handler) {
      handler.looked(this);
    }
  }

  /** Somebody wants changes to wait, or not any longer. */
  record PauseWanted(boolean on, Answer answer) implements Decision {
    @Override
    public void to(DecisionHandler handler) {
      handler.pauseWanted(this);
    }
  }

  /**
   * Archives of the base cannot stay.
   *
   * @param onlyIfCheap whether that is so little harm that each stays unless it costs nothing to
   *     load it anew
   */
  record Learned(List<Lesson> lessons, boolean onlyIfCheap) implements Decision {

    public Learned {
      lessons = List.copyOf(lessons);
    }

    /** Whatever it costs. */
    public Learned(Lesson lesson) {
      this(List.of(lesson), false);
    }

    @Override
    public void to(DecisionHandler handler) {
      handler.learned(this);
    }
  }

  /** A generation has come to rest, and something goes on with what an earlier one had set. */
  record Settled(int generation) implements Decision {
    @Override
    public void to(DecisionHandler handler) {
      handler.settled(this);
    }
  }

  /** Nothing has followed what looked like an unfinished build. */
  record HoldOver() implements Decision {
    @Override
    public void to(DecisionHandler handler) {
      handler.holdOver(this);
    }
  }

  /** Somebody wants changes looked for, and applied. */
  record Poked(Answer answer) implements Decision {
    @Override
    public void to(DecisionHandler handler) {
      handler.poked(this);
    }
  }

  /** {@code main} of a generation returned. */
  record MainReturned(int generation) implements Decision {
    @Override
    public void to(DecisionHandler handler) {
      handler.mainReturned(this);
    }
  }

  /** {@code main} of a generation threw; the error is text with its trace. */
  record MainThrew(int generation, String error) implements Decision {

    /** That says enough by itself, and leaves no room for a class that is not loaded yet. */
    public boolean isOutOfMemory() {
      return error.startsWith("java.lang.OutOfMemoryError");
    }

    public String firstLine() {
      int end = error.indexOf('\n');
      return end < 0 ? error : error.substring(0, end);
    }

    @Override
    public void to(DecisionHandler handler) {
      handler.mainThrew(this);
    }
  }

  /** The last thread that kept a generation going has ended. */
  record Ended(int generation) implements Decision {
    @Override
    public void to(DecisionHandler handler) {
      handler.ended(this);
    }
  }

  /** A generation called exit. */
  record ExitCalled(int generation, int status) implements Decision {
    @Override
    public void to(DecisionHandler handler) {
      handler.exitCalled(this);
    }
  }

  /** A generation asked for a port that somebody else has. */
  record PortTaken(int generation, int port) implements AtOnce {
    @Override
    public void to(AtOnceHandler handler) {
      handler.portTaken(this);
    }
  }

  /** A generation that is being stopped called exit, which was ignored. */
  record LateExit(int generation, int status) implements AtOnce {
    @Override
    public void to(AtOnceHandler handler) {
      handler.lateExit(this);
    }
  }

  /** The program ends for good: the JVM, or the embedding program is closing Remain. */
  record Closing(CountDownLatch stopped) implements AtOnce {
    @Override
    public void to(AtOnceHandler handler) {
      handler.closing(this);
    }
  }
}
