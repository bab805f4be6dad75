// SPDX-License-Identifier: Apache-2.0
package dev.remain.compat.made;

import dev.remain.fixtures.EventLog;
import dev.remain.fixtures.ForkedJvm;
import dev.remain.fixtures.ForkedJvmBuilder;
import dev.remain.fixtures.LoggedEvent;
import dev.remain.fixtures.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;

/** A program that uses some libraries: in new JVMs, and as generations of one. */
final class MadeProgram {

  private static final int VERSIONS = 3;
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private static final Duration SECOND_THOUGHT = Duration.ofSeconds(6);

  /** On a busy machine a thread may say nothing during one of them. */
  private static final int LAST_LOOKS = 3;

  /** What goes on says so within it, many times over. */
  private static final long REST_NANOS = 250_000_000;

  private final int number;
  private final List<Made> parts;
  private final Workshop workshop;
  private final Path directory;
  private final int port;

  /**
   * @param directory where it is run
   * @param port above which each library has one
   */
  MadeProgram(int number, List<Made> parts, Workshop workshop, Path directory, int port) {
    this.number = number;
    this.parts = parts;
    this.workshop = workshop;
    this.directory = directory;
    this.port = port;
  }

  /** Runs all of its versions, each by {@code java}, and then one after the other by Remain. */
  List<Difference> differences(Path remain) throws IOException {
    List<Set<String>> right = new ArrayList<>();
    for (int version = 1; version <= VERSIONS; version++) {
      Path work = directory.resolve("plain" + version);
      Path classes = work.resolve("classes");
      workshop.write(number, parts, version, classes);
      try (ForkedJvm jvm = jvm(work, classes).mainClass(main()).start()) {
        jvm.awaitOut("ready");
        LockSupport.parkNanos(REST_NANOS);
        right.add(lines(jvm));
      }
    }
    return underRemain(remain, right);
  }

  private List<Difference> underRemain(Path remain, List<Set<String>> right) throws IOException {
    Path work = directory.resolve("remain");
    Path classes = work.resolve("target/classes");
    Path events = work.resolve("events.jsonl");
    List<Difference> differences = new ArrayList<>();
    workshop.write(number, parts, 1, classes);
    try (ForkedJvm jvm =
        jvm(work, classes)
            .classPath(remain)
            .options("-Dremain.quiet=60ms", "-Dremain.event-log=" + events)
            .mainClass("dev.remain.Main")
            .arguments(main())
            .start()) {
      EventLog log = EventLog.at(events);
      int begun = 1;
      for (int version = 1; version <= VERSIONS; version++) {
        int before = log.all().size();
        if (version > 1) {
          begun = count(jvm.out(), "begin") + 1;
          workshop.write(number, parts, version, classes);
        }
        int wanted = begun;
        Set<String> expected = right.get(version - 1);
        // Once more, and again, if it is started once more.
        Patience.holdsWithin(
            Patience.scaled(LIMIT),
            () ->
                !jvm.isAlive()
                    || (count(jvm.out(), "begin") >= wanted
                        && lines(jvm).containsAll(expected)
                        && log.count("watching") > 0));
        long from = System.nanoTime();
        Set<String> seen = seen(jvm);
        List<Difference> found = compare(version, expected, seen, since(log, before));
        // What shows only while it runs is told, and it is started once more; that may take long.
        while (!found.isEmpty() && jvm.isAlive() && isToBeWaitedFor(found, from)) {
          seen = seen(jvm);
          found = compare(version, expected, seen, since(log, before));
        }
        for (int i = 1; !found.isEmpty() && i < LAST_LOOKS; i++) {
          seen.addAll(seen(jvm));
          found = compare(version, expected, seen, since(log, before));
        }
        differences.addAll(found);
        if (!jvm.isAlive()) {
          break;
        }
      }
    }
    return differences;
  }

  /** What was told since then; read once, as more may be told meanwhile. */
  private static List<LoggedEvent> since(EventLog log, int before) {
    List<LoggedEvent> all = log.all();
    return all.subList(before, all.size());
  }

  /** Longer, if nothing was said of it yet: Remain may just be about to. */
  private static boolean isToBeWaitedFor(List<Difference> found, long fromNanos) {
    Duration wait = found.stream().allMatch(Difference::isTold) ? SECOND_THOUGHT : LIMIT;
    return System.nanoTime() - fromNanos < Patience.scaled(wait).toNanos();
  }

  private List<Difference> compare(
      int version, Set<String> right, Set<String> seen, List<LoggedEvent> events) {
    List<Difference> differences = new ArrayList<>();
    for (Made made : parts) {
      Set<String> missing = of(made, right);
      missing.removeAll(seen);
      Set<String> more = of(made, seen);
      more.removeAll(right);
      if (!missing.isEmpty() || !more.isEmpty()) {
        // Threads with names that differ in numbers only are told together.
        String name = "lib(" + made.number() + "\\b|\\*).*";
        boolean isTold =
            events.stream().anyMatch(event -> event.fields().toString().matches("(?s).*" + name));
        differences.add(
            new Difference(
                made.text(),
                version,
                (missing.isEmpty() ? "" : "missing " + missing + " ")
                    + (more.isEmpty() ? "" : "more " + more),
                isTold));
      }
    }
    return differences;
  }

  private static Set<String> of(Made made, Set<String> lines) {
    Set<String> own = new TreeSet<>(lines);
    own.removeIf(line -> !line.startsWith("lib" + made.number() + " "));
    return own;
  }

  /** What was printed since it last began; each line once, as many come again and again. */
  private static Set<String> lines(ForkedJvm jvm) {
    String out = jvm.out();
    return new TreeSet<>(out.substring(Math.max(0, out.lastIndexOf("begin"))).lines().toList());
  }

  /** As {@link #lines}; of what comes again and again only what has come just now. */
  private static Set<String> seen(ForkedJvm jvm) {
    int mark = jvm.out().lastIndexOf('\n') + 1;
    LockSupport.parkNanos(REST_NANOS);
    Set<String> now = new TreeSet<>(jvm.out().substring(mark).lines().toList());
    Set<String> seen = lines(jvm);
    seen.removeIf(line -> line.contains(" " + Made.TICK + " ") && !now.contains(line));
    return seen;
  }

  private static int count(String text, String part) {
    return text.split(part, -1).length - 1;
  }

  private String main() {
    return "main" + number + ".Main";
  }

  private ForkedJvmBuilder jvm(Path work, Path classes) throws IOException {
    Files.createDirectories(work);
    ForkedJvmBuilder jvm =
        ForkedJvm.builder()
            .directory(work)
            .outputs(work)
            .options("-Xmx128m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dport=" + port)
            .classPath(classes);
    parts.forEach(made -> jvm.classPath(workshop.jar(made)));
    return jvm;
  }
}
