// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench.measure;

import dev.remain.bench.Chapter;
import dev.remain.bench.Measurement;
import dev.remain.bench.Workplace;
import dev.remain.bench.application.Application;
import dev.remain.bench.contender.Contender;
import dev.remain.bench.contender.Contenders;
import dev.remain.fixtures.HttpProbe;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** What callers of a server notice while its new version comes, under a steady load. */
public final class Outages implements Measurement {

  private static final int PER_SECOND = 200;
  private static final double NANOS_PER_MILLI = 1e6;

  /**
   * One new version.
   *
   * @param millis from the last answer of the old version to the first of the new one
   * @param failures requests without a good answer
   * @param slowest good answer, in milliseconds
   */
  private record Outage(double millis, double failures, double slowest) {}

  @Override
  public String name() {
    return "outage";
  }

  @Override
  public List<Chapter> measure(Workplace workplace) throws IOException {
    Contenders all = new Contenders(workplace);
    Rounds rounds = Rounds.of(workplace, 2, 6);
    Chapter chapter =
        new Chapter(
                "A new version of an HTTP server under " + PER_SECOND + " requests/s",
                "ms, or requests",
                "what callers notice")
            .note(
                "The JDK's own server, a new connection for each request, 2 s of patience. The"
                    + " class of its answer is saved; the new JVM is started when the old one has"
                    + " ended after SIGTERM, and DevTools are told how to close the server, as"
                    + " they are of a context. Remain with `front` holds the port, and what comes meanwhile"
                    + " waits.")
            .note(rounds.text())
            .ratio("DevTools", "Remain")
            .ratio("new JVM", "Remain");
    try (Turns<Outage> turns = new Turns<>(rounds)) {
      for (Contender contender : List.of(all.newJvm(), all.devTools(), all.remain())) {
        seat(turns, contender, workplace.applications().echo(HttpProbe.freePort()));
      }
      int front = HttpProbe.freePort();
      seat(turns, all.remainInFrontOf(front), workplace.applications().echo(front));
      for (Turns.Seat<Outage> seat : turns.take(Outages::turn)) {
        chapter.add("outage, ms", seat.name(), seat.distribution(Outage::millis));
        chapter.add("failed requests", seat.name(), seat.distribution(Outage::failures));
        chapter.add("slowest good answer, ms", seat.name(), seat.distribution(Outage::slowest));
      }
    }
    return List.of(chapter);
  }

  private static void seat(Turns<Outage> turns, Contender contender, Application application)
      throws IOException {
    turns.seat("", contender, application, Flags.USUAL);
  }

  private static Outage turn(Turns.Seat<Outage> seat, int round) throws IOException {
    int port = Integer.parseInt(seat.application().arguments().get(0));
    try (HttpLoad load = new HttpLoad(port, PER_SECOND)) {
      Pause.of(Duration.ofSeconds(1));
      seat.program().save(round + 1);
      Pause.of(Duration.ofSeconds(1));
      return outage(load.end(), Application.constant(round), Application.constant(round + 1));
    }
  }

  private static Outage outage(List<HttpAnswer> answers, String before, String after) {
    long last =
        answers.stream()
            .filter(answer -> answer.isOf(before))
            .mapToLong(HttpAnswer::done)
            .max()
            .orElseThrow();
    long first =
        answers.stream()
            .filter(answer -> answer.isOf(after))
            .mapToLong(HttpAnswer::done)
            .min()
            .orElseThrow();
    double slowest =
        answers.stream()
            .filter(answer -> !answer.isFailure())
            .mapToDouble(answer -> (answer.done() - answer.sent()) / NANOS_PER_MILLI)
            .max()
            .orElseThrow();
    long failures = answers.stream().filter(HttpAnswer::isFailure).count();
    return new Outage((first - last) / NANOS_PER_MILLI, failures, slowest);
  }
}
