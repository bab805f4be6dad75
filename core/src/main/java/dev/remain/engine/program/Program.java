// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.program;

import dev.remain.generation.Generation;
import dev.remain.generation.GenerationPreparer;
import dev.remain.generation.MainMethod;
import dev.remain.state.carry.Copier;
import dev.remain.thread.Deadline;

/** What is run in each generation. Called on the restart thread only. */
public interface Program extends GenerationPreparer.Entry {

  /**
   * Enters the program, and does not wait for its end.
   *
   * @throws MainMethod.Unusable never after {@link #find} accepted the same generation
   */
  void start(Generation generation) throws MainMethod.Unusable;

  /** Whether it holds objects of its own whose state is carried. */
  default boolean carries() {
    return false;
  }

  /**
   * Carries what it holds itself into what it has ready for the next generation, on a thread of
   * that generation.
   */
  default void carry(Copier copier) {}

  /**
   * The last step before the running generation is stopped: makes what {@link #find} could not know
   * of yet. From now on whoever calls from outside waits, until {@link #start}, {@link #resume} or
   * {@link #end}.
   *
   * @throws MainMethod.Unusable if the running generation has to go on, as if this had not been
   *     called
   */
  default void complete(Generation next) throws MainMethod.Unusable {}

  /** The running generation goes on instead. */
  default void resume() {}

  /**
   * Has whoever calls the running generation from outside wait from now on, and waits for the calls
   * that are on their way.
   *
   * @param deadline until when to wait
   * @return how many still were
   */
  default long hold(Deadline deadline) {
    return 0;
  }

  /**
   * No generation runs, and none will be started for now: whoever was made to wait need not.
   *
   * @param problem why calls fail; empty if they may still go where they went
   */
  default void end(String problem) {}

  /**
   * Whether {@link #find} runs code of the program, which only a generation that is about to start
   * may do.
   */
  default boolean isFoundByRunning() {
    return false;
  }

  /** Whether standard input is its own, and not that of a program around it. */
  default boolean ownsInput() {
    return false;
  }
}
