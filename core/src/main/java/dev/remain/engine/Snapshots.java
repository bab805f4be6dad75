// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import dev.remain.classpath.Baseline;
import dev.remain.classpath.Fingerprint;
import dev.remain.classpath.LiveFile;
import dev.remain.classpath.Root;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The programs whose bytes are held: what changes on the disk are differences from, what runs, and
 * what ran well before, so that it can be run again. Confined to the restart thread.
 */
final class Snapshots {

  private Baseline baseline;
  private Baseline program;

  /** All whose bytes take memory. */
  private List<Baseline> held;

  private @Nullable Earlier latest;
  private @Nullable Earlier lasting;
  private @Nullable Earlier before;

  /**
   * A program that ran and did not fail.
   *
   * @param generation the last one that it was
   */
  record Earlier(int generation, Baseline program) {

    /** What is said when it is to be that again. */
    String promise() {
      return "going back to what gen " + generation + " was: fix and save";
    }

    /** As the cause of the generation that is this program again. */
    String words() {
      return "again what gen " + generation + " was";
    }
  }

  Snapshots(Baseline first) {
    baseline = first;
    program = first;
    held = List.of(first);
  }

  /** What changes are differences from. */
  Baseline baseline() {
    return baseline;
  }

  /** What runs, or ran last. */
  Baseline program() {
    return program;
  }

  /** A generation has run until now, and has not failed. */
  void ranWell(int generation, boolean hasLasted) {
    Earlier one = new Earlier(generation, program);
    boolean isKnown = isSame(lasting, program);
    if (hasLasted) {
      latest = null;
      before = isKnown ? before : lasting;
      lasting = one;
    } else {
      latest = isKnown ? null : one;
    }
  }

  /** What is to run again when this program has failed in its start; null if nothing is. */
  @Nullable Earlier afterFailure() {
    if (isSame(lasting, program)) {
      return null; // It ran well before, so that the reason is none of its own.
    }
    return latest != null && !isSame(latest, program) ? latest : lasting;
  }

  /** The last program that ran well and is another one than this; null if there is none. */
  @Nullable Earlier another() {
    for (Earlier earlier : all()) {
      if (!isSame(earlier, program)) {
        return earlier;
      }
    }
    return null;
  }

  /** What runs from now on, and what changes are differences from. */
  void settle(Baseline nextBaseline, Baseline nextProgram) {
    baseline = nextBaseline;
    program = nextProgram;
    latest = isSame(latest, nextProgram) ? null : onSameBase(latest);
    lasting = onSameBase(lasting);
    before = onSameBase(before);
    hold();
  }

  /** The same program goes on, and the disk has other resources. */
  void refreshed(Baseline next) {
    settle(next, program.is(baseline) ? next : program);
  }

  /** Jars are not held: with others there is no way back. */
  private @Nullable Earlier onSameBase(@Nullable Earlier earlier) {
    if (earlier == null) {
      return null;
    }
    for (Root root : earlier.program().files().roots()) {
      if (!root.isLive() && !program.files().differing(root, earlier.program.files()).isEmpty()) {
        return null;
      }
    }
    return archives(program).equals(archives(earlier.program())) ? earlier : null;
  }

  private static Map<Root, Fingerprint> archives(Baseline program) {
    Map<Root, Fingerprint> archives = new HashMap<>(program.archives());
    archives.keySet().removeIf(Root::isLive);
    return archives;
  }

  private static boolean isSame(@Nullable Earlier earlier, Baseline program) {
    return earlier != null && earlier.program().fingerprint().equals(program.fingerprint());
  }

  private List<Earlier> all() {
    List<Earlier> all = new ArrayList<>();
    for (@Nullable Earlier one : new Earlier[] {latest, lasting, before}) {
      if (one != null) {
        all.add(one);
      }
    }
    return all;
  }

  /** Gives back the memory of what is held no longer, and in nothing that still is. */
  private void hold() {
    List<Baseline> now = new ArrayList<>(List.of(baseline, program));
    all().forEach(earlier -> now.add(earlier.program()));
    List<Baseline> seen = new ArrayList<>(now);
    for (Baseline one : held) {
      if (seen.stream().noneMatch(one::is)) {
        for (LiveFile file : one.files().notHeldBy(program.files())) {
          if (seen.stream().noneMatch(other -> isIn(file, other))) {
            file.content().release();
          }
        }
        seen.add(one); // What it shares with others that go is given back once.
      }
    }
    held = now;
  }

  private static boolean isIn(LiveFile file, Baseline program) {
    return file.equals(program.files().get(file.root(), file.path()));
  }
}
