// SPDX-License-Identifier: Apache-2.0
package dev.remain.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Something that happened to the program under Remain. Events hold numbers, text, paths and
 * durations only, so that keeping one never keeps a generation in memory. Further ones may be added
 * in any version: let a switch over them have a default.
 *
 * @since 0.1
 */
public sealed interface ReloadEvent {

  /** When it happened. */
  Instant at();

  /**
   * Remain watches the class path.
   *
   * @param directories live directories, existing or not
   * @param jars live archives, existing or not
   * @param classes live classes found
   * @param baseJars archives of the base
   * @param mode how changes are found: {@code events}, {@code poll} or {@code manual}
   */
  record Watching(Instant at, int directories, int jars, int classes, int baseJars, String mode)
      implements ReloadEvent {}

  /** Remain does nothing in this JVM. */
  record Off(Instant at, String reason) implements ReloadEvent {}

  /**
   * The disk differs from what the running generation was loaded from, and the build is over.
   *
   * @param cause what changed, in words
   * @param fingerprint of the program as it is on disk now, 32 hexadecimal digits
   * @param files changed files, relative to their roots, {@code /} between names
   * @param certain false if a limit ran out while the build still looked unfinished
   */
  record Changed(Instant at, String cause, String fingerprint, List<String> files, boolean certain)
      implements ReloadEvent {
    public Changed {
      files = List.copyOf(files);
    }
  }

  /**
   * Whether saved sources are compiled, and which.
   *
   * @param sentence in words
   */
  record Compiling(Instant at, String sentence) implements ReloadEvent {}

  /**
   * Saved sources do not compile, and nothing was changed.
   *
   * @param errors as a compiler shows them, with their lines and how many more there are
   * @param count how many there are
   * @param running the number of the generation that still runs, or 0 if none does
   */
  record NotCompiled(Instant at, String errors, int count, int running) implements ReloadEvent {}

  /** Files were written, and their content is that of the running generation. */
  record Unchanged(Instant at) implements ReloadEvent {}

  /** The build is visibly unfinished, and Remain waits. */
  record Holding(Instant at, String reason) implements ReloadEvent {}

  /**
   * The next generation could not be prepared.
   *
   * @param generation the number that stays free for the next attempt
   * @param reason what is wrong with it
   * @param running the number of the generation that still runs, or 0 if none does
   */
  record Rejected(Instant at, int generation, String reason, int running) implements ReloadEvent {}

  /**
   * A generation has been stopped.
   *
   * @param survivors threads that did not end, a text for each kind of them, with its top frames
   * @param notes what went wrong on the way: hooks that threw or ran out of time
   * @param ended what it had left going on, and was ended: executors, servers, sockets, processes
   * @param adopted names of threads of libraries that go on
   * @param steps where the time went, in order
   */
  record Stopped(
      Instant at,
      int generation,
      List<String> survivors,
      List<String> notes,
      List<String> ended,
      List<String> adopted,
      List<Phase> steps)
      implements ReloadEvent {
    public Stopped {
      survivors = List.copyOf(survivors);
      notes = List.copyOf(notes);
      ended = List.copyOf(ended);
      adopted = List.copyOf(adopted);
      steps = List.copyOf(steps);
    }

    /** The sum of the steps. */
    public Duration took() {
      return steps.stream().map(Phase::took).reduce(Duration.ZERO, Duration::plus);
    }
  }

  /**
   * {@code main} of a generation was entered.
   *
   * @param cause what led to it, in words
   * @param fingerprint of the program, 32 hexadecimal digits
   * @param sameAs the earliest generation that was the same program, or 0 if none was
   * @param phases where the time went, in order; their sum is the time since the last write or the
   *     request
   * @param anew how many archives of the base were loaded anew with it, of {@code baseJars}
   */
  record Started(
      Instant at,
      int generation,
      String cause,
      String fingerprint,
      int sameAs,
      List<Phase> phases,
      int anew,
      int baseJars)
      implements ReloadEvent {
    public Started {
      phases = List.copyOf(phases);
    }
  }

  /** A named part of a restart, or of a stop. */
  record Phase(String name, Duration took) {}

  /**
   * {@code main} of a generation threw, and was stopped.
   *
   * @param error with its trace
   * @param follows what Remain runs next by itself, in words; empty if it waits for a change
   */
  record Failed(Instant at, int generation, String error, String follows) implements ReloadEvent {}

  /**
   * The application ended.
   *
   * @param status the exit status it asked for; 0 if its last thread ended
   * @param ran how long the generation ran
   * @param leaving true if the JVM ends with it
   */
  record Exited(Instant at, int generation, int status, Duration ran, boolean leaving)
      implements ReloadEvent {}

  /** Resources changed that need no restart. */
  record Refreshed(Instant at, int generation, List<String> paths) implements ReloadEvent {
    public Refreshed {
      paths = List.copyOf(paths);
    }
  }

  /**
   * What a generation had marked was carried into the one after it, which is about to be entered.
   *
   * @param generation the one after
   * @param objects how many were made anew
   * @param notes a line for each type of which something is not as it was
   */
  record Carried(Instant at, int generation, int objects, Duration took, List<String> notes)
      implements ReloadEvent {
    public Carried {
      notes = List.copyOf(notes);
    }
  }

  /**
   * References to a stopped generation were cut.
   *
   * @param generation its number, or 0 if only the base was replaced
   * @param cuts what was found and cut, a short text each
   */
  record Cleaned(Instant at, int generation, List<String> cuts) implements ReloadEvent {
    public Cleaned {
      cuts = List.copyOf(cuts);
    }
  }

  /**
   * An object that was kept from one generation to the next is kept no longer, and was closed.
   *
   * @param key names it
   * @param type the name of its class
   * @param reason why
   * @param problem what went wrong when it was closed; empty if nothing did
   */
  record Dropped(Instant at, String key, String type, String reason, String problem)
      implements ReloadEvent {}

  /**
   * A loader that was to go is gone.
   *
   * @param generation whose it was; 0 for a base that a full restart replaced
   * @param loader its name
   */
  record Collected(Instant at, int generation, String loader) implements ReloadEvent {}

  /**
   * A loader that was to go is still in memory, and not for a moment only.
   *
   * @param generation whose it is; 0 for a base that a full restart replaced
   * @param loader its name
   * @param path who holds it, in words, the holder first; what was looked at, if nobody was found
   * @param advice what to do about it; empty if that is not known
   * @param leak the fingerprint of the way it is held, 12 hexadecimal digits: the same for every
   *     generation that is held in the same way, in this JVM and the next
   * @param soft true if it goes when memory runs short
   */
  record Retained(
      Instant at,
      int generation,
      String loader,
      String path,
      String advice,
      String leak,
      boolean soft)
      implements ReloadEvent {}

  /**
   * An archive of the base cannot stay, and is loaded anew with each generation from now on.
   *
   * @param generation the first with which it is
   * @param jar its name; empty if none of the base can stay
   * @param reason what showed it, in words that follow the name
   * @param with names of those that go with it, since they use it
   */
  record Learned(Instant at, int generation, String jar, String reason, List<String> with)
      implements ReloadEvent {
    public Learned {
      with = List.copyOf(with);
    }
  }

  /**
   * Something the user should know; a sentence with its remedy.
   *
   * @param generation that it is about, or 0
   */
  record Warned(Instant at, int generation, String sentence) implements ReloadEvent {}
}
