// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import dev.remain.hook.StopHook;
import dev.remain.thread.Deadline;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Ends a generation: its stop hooks in reverse order, its shutdown hooks all at once, what
 * libraries gave it by its own end, what else it left going on, its threads, and its processes. All
 * of it within one time limit, of which hooks get at most half. Confined to the restart thread.
 */
public final class StopSequence {

  /** A program that is stopped while it starts goes on making things until its threads end. */
  private static final int MOST_ROUNDS = 3;

  private final GenerationCode code;
  private final Duration limit;
  private final StandardInput input;
  private final ShutdownHooks.HookTaker heir;
  private final Supplier<Collection<Object>> kept;
  private final LastingThreads lasting = new LastingThreads();

  /**
   * @param limit all of a stop
   * @param input what the program reads from
   * @param heir may take over shutdown hooks of libraries
   * @param kept what outlives generations because the program asked for it
   */
  public StopSequence(
      GenerationCode code,
      Duration limit,
      StandardInput input,
      ShutdownHooks.HookTaker heir,
      Supplier<Collection<Object>> kept) {
    this.code = code;
    this.limit = limit;
    this.input = input;
    this.heir = heir;
    this.kept = kept;
  }

  public StopReport stop(Generation generation) {
    Deadline hooksEnd = Deadline.in(limit.dividedBy(2));
    Deadline librariesEnd = Deadline.in(limit.multipliedBy(5).dividedBy(8));
    Deadline leftoversEnd = // Hooks that hang leave them time, too.
        Deadline.in(limit.multipliedBy(3).dividedBy(4));
    Deadline end = Deadline.in(limit);
    StopReport.Draft draft = new StopReport.Draft();
    generation.stopping();
    draft.step("hooks", () -> runStopHooks(generation, hooksEnd, draft::note));
    input.leave();
    ShutdownHooks hooks = new ShutdownHooks(code, generation, heir);
    ThreadTerminator threads = new ThreadTerminator(generation, lasting);
    Leftovers leftovers = new Leftovers(code, generation, kept);
    LibraryEnding libraries = new LibraryEnding(code, generation, kept);
    int rounds = 0;
    do {
      draft.step("shutdown-hooks", () -> hooks.run(hooksEnd.orAMoment(), draft));
      draft.step("libraries", () -> libraries.end(librariesEnd.orAMoment(), draft));
      draft.step("leftovers", () -> leftovers.end(leftoversEnd.orAMoment(), draft));
      draft.step("threads", () -> threads.run(leftovers.virtualThreads(), end));
      rounds++;
    } while (rounds < MOST_ROUNDS && generation.hasLeftovers());
    if (threads.areAllGone(libraries.hasEnded())) {
      libraries.endNatives(end.orAMoment(), draft);
    } else {
      libraries.leaveNatives(draft);
    }
    threads.report(draft);
    draft.step("processes", () -> leftovers.awaitProcesses(end, draft));
    generation.stopped();
    return draft.report();
  }

  private void runStopHooks(Generation generation, Deadline end, Consumer<String> notes) {
    for (Generation.NamedHook hook : generation.takeStopHooks()) {
      run(generation, hook.name(), hook.hook(), end, notes);
    }
    for (Generation.NamedHook hook : FoundHooks.of(generation, code, end, notes)) {
      run(generation, hook.name(), hook.hook(), end, notes);
    }
  }

  private void run(
      Generation generation, String name, StopHook hook, Deadline end, Consumer<String> notes) {
    String what = "stop hook \"" + name + "\"";
    String problem = code.run(generation, what, hook::stop, end.orAMoment());
    if (problem != null) {
      notes.accept(problem);
    }
  }
}
