// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench.measure;

import dev.remain.bench.Chapter;
import dev.remain.bench.Distribution;
import dev.remain.bench.Measurement;
import dev.remain.bench.Workplace;
import dev.remain.bench.application.Application;
import dev.remain.bench.contender.ChildJvm;
import dev.remain.fixtures.HttpProbe;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What Remain takes from a program that runs: the same work with and without it, in turns. */
public final class Throughput implements Measurement {

  private static final Duration STINT = Duration.ofMillis(700);

  /** Works for one stint; how much it did. */
  private interface Work {
    double stint() throws IOException;
  }

  @Override
  public String name() {
    return "throughput";
  }

  @Override
  public List<Chapter> measure(Workplace workplace) throws IOException {
    Chapter chapter =
        new Chapter("Throughput in steady state", "per second", "work")
            .note(
                "*Ratio* is that of two stints of "
                    + STINT.toMillis()
                    + " ms that followed each other, with Remain to without; more is better.");
    loop(workplace, chapter);
    echo(workplace, chapter);
    return List.of(chapter);
  }

  private static void loop(Workplace workplace, Chapter chapter) throws IOException {
    Application application = workplace.applications().loop();
    try (ChildJvm without = plain(workplace, application);
        ChildJvm with = remain(workplace, application)) {
      compare(workplace, chapter, "sorting, hashing, text", turns(without), turns(with));
    }
  }

  private static Work turns(ChildJvm jvm) {
    return () -> {
      jvm.order(Long.toString(STINT.toMillis()));
      return Double.parseDouble(jvm.await("worked")[1]);
    };
  }

  private static void echo(Workplace workplace, Chapter chapter) throws IOException {
    int first = HttpProbe.freePort();
    int second = HttpProbe.freePort();
    try (ChildJvm without = plain(workplace, workplace.applications().echo(first));
        ChildJvm with = remain(workplace, workplace.applications().echo(second))) {
      String row = "HTTP requests, one after the other";
      compare(workplace, chapter, row, requests(without, first), requests(with, second));
    }
  }

  private static Work requests(ChildJvm server, int port) {
    return () -> {
      try {
        return HttpCaller.requests(port, STINT);
      } catch (IOException e) {
        throw server.failure(e.toString());
      }
    };
  }

  private static void compare(
      Workplace workplace, Chapter chapter, String row, Work without, Work with)
      throws IOException {
    int warmUps = workplace.options().rounds(8, 2);
    int rounds = workplace.options().rounds(30, 4);
    double perSecond = 1e3 / STINT.toMillis();
    Distribution.Collector plain = new Distribution.Collector();
    Distribution.Collector reloaded = new Distribution.Collector();
    Distribution.Collector ratio = new Distribution.Collector();
    for (int round = 0; round < warmUps + rounds; round++) {
      boolean isPlainFirst = round % 2 == 0;
      double first = (isPlainFirst ? without : with).stint();
      double second = (isPlainFirst ? with : without).stint();
      if (round >= warmUps) {
        plain.add((isPlainFirst ? first : second) * perSecond);
        reloaded.add((isPlainFirst ? second : first) * perSecond);
        ratio.add(isPlainFirst ? second / first : first / second);
      }
    }
    chapter.add(row, "without", plain.done());
    chapter.add(row, "with Remain", reloaded.done());
    chapter.add(row, "ratio", ratio.done());
  }

  private static ChildJvm plain(Workplace workplace, Application application) throws IOException {
    return begun(workplace, List.of(application.classes()), application.words());
  }

  private static ChildJvm remain(Workplace workplace, Application application) throws IOException {
    List<Path> classPath = List.of(workplace.options().remain(), application.classes());
    return begun(workplace, classPath, application.words("dev.remain.Main"));
  }

  private static ChildJvm begun(Workplace workplace, List<Path> classPath, List<String> words)
      throws IOException {
    List<String> options = new ArrayList<>(List.of(Flags.USUAL));
    // Else the JDK's server waits for its caller's acknowledgement, 40 ms a request.
    options.add("-Dsun.net.httpserver.nodelay=true");
    ChildJvm jvm = ChildJvm.start(workplace.logs(), options, classPath, words);
    jvm.await("ran");
    return jvm;
  }
}
