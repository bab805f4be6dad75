// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.jdk;

import dev.remain.cleanup.step.Names;
import dev.remain.cleanup.step.Remembering;
import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the JVM's standard streams back as they were when the generation was entered: a stream that
 * the generation put there writes into it, and the next generation would wrap it once more. One of
 * a JDK class counts as the generation's if it came in the generation's time, since nobody can see
 * what it wraps; one of another class that stays is left alone. Nothing is flushed: that could run
 * code of the generation, or wait for a thread of it. Confined to the restart thread.
 */
final class StandardStreams implements CleanupStep, Remembering {

  private final Streams first = Streams.now();
  private Streams before = first;

  private record Streams(PrintStream out, PrintStream err, InputStream in) {
    static Streams now() {
      return new Streams(System.out, System.err, System.in);
    }
  }

  @Override
  public void entering() {
    before = Streams.now();
  }

  @Override
  public Phase phase() {
    return Phase.BEFORE_START;
  }

  @Override
  @SuppressWarnings("ReferenceEquality")
  public List<String> clean(Doomed doomed) {
    Streams now = Streams.now();
    PrintStream out = rightful(now.out(), before.out(), first.out(), doomed);
    PrintStream err = rightful(now.err(), before.err(), first.err(), doomed);
    InputStream in = rightful(now.in(), before.in(), first.in(), doomed);
    List<String> cuts = new ArrayList<>();
    if (out != now.out()) {
      System.setOut(out);
      cuts.add("System.out put back");
    }
    if (err != now.err()) {
      System.setErr(err);
      cuts.add("System.err put back");
    }
    if (in != now.in()) {
      System.setIn(in);
      cuts.add("System.in put back");
    }
    return cuts;
  }

  @SuppressWarnings("ReferenceEquality")
  private static <T> T rightful(T now, T before, T first, Doomed doomed) {
    if (doomed.owns(now) || (now != before && Names.isOfJdk(now))) {
      return doomed.owns(before) ? first : before;
    }
    return now;
  }
}
