// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import dev.remain.fixtures.CompiledApp;
import dev.remain.fixtures.LoggedEvent;
import dev.remain.fixtures.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A JVM under Remain in which the rows of a family do what they are there for: one application, to
 * which a resource says what to do next, so that each deed is a generation of its own. The first
 * and the last generation do nothing, but the last one collects garbage.
 */
final class LeakFamily implements AutoCloseable {

  private static final Duration COLLECTION = Duration.ofSeconds(20);

  private final CompiledApp app;
  private final Path trigger;
  private final RemainRun run;
  private final Map<LeakRow, List<Deed>> deeds = new LinkedHashMap<>();
  private int generation = 1;

  /**
   * What a generation did.
   *
   * @param answer {@code done}, or who refused it
   */
  private record Deed(int generation, String answer) {
    boolean isDone() {
      return answer.equals("done");
    }
  }

  /** Starts the JVM and takes the rows, one after the other. */
  LeakFamily(List<LeakRow> rows, Path directory) {
    trigger = directory.resolve("apply");
    Path library = library(directory.resolve("library"));
    app = RemainRun.app(directory).classPath(library).release(Runtime.version().feature());
    rows.forEach(row -> app.source(row.className(), read(row + ".java")));
    resources(rows.get(0).family()).forEach(app::resource);
    app.source("rows.App", read("harness/App.java")).resource("row.txt", "1 -").compile();
    run =
        RemainRun.of(app)
            .entries(library)
            .jvm("-Djava.util.prefs.userRoot=" + directory, "-Djava.awt.headless=true")
            .options("--trigger-file", trigger.toString(), "--stop-timeout", "300ms")
            .main("rows.App");
    answer();
    run.started(1);
    rows.forEach(row -> deeds.put(row, take(row)));
    next("-");
    run.started(generation);
  }

  private List<Deed> take(LeakRow row) {
    List<Deed> taken = new ArrayList<>();
    for (int i = 0; i < LeakRow.GENERATIONS; i++) {
      String answer = next(row.className());
      taken.add(new Deed(generation, answer));
    }
    return taken;
  }

  /** Restarts; what the new generation answers. */
  private String next(String deed) {
    generation++;
    app.resource("row.txt", generation + " " + deed);
    write(trigger, Integer.toString(generation));
    return answer();
  }

  private String answer() {
    String start = "\n" + generation + " ";
    run.prints(start);
    String out = run.jvm().out();
    int from = out.indexOf(start) + start.length();
    return out.substring(from, out.indexOf('\n', from));
  }

  /** Waits until what should be collected is, but not for ever. */
  LeakFamily collect() {
    Set<Integer> expected = new HashSet<>();
    deeds.forEach(
        (row, done) -> {
          for (int i = 0; i < done.size(); i++) {
            if (row.isCollected(i)) {
              expected.add(done.get(i).generation());
            }
          }
        });
    Patience.holdsWithin(
        Patience.scaled(COLLECTION), () -> generations("collected").containsAll(expected));
    return this;
  }

  /** What became of the generations of a row, in the words of the table. */
  String outcome(LeakRow row) {
    Set<Integer> collected = generations("collected");
    List<Boolean> held =
        deeds.get(row).stream().map(deed -> !collected.contains(deed.generation())).toList();
    return LeakRow.words(held, deeds.get(row).stream().anyMatch(deed -> !deed.isDone()));
  }

  /** What the generations of a row said, for a failure's message. */
  String answers(LeakRow row) {
    return deeds.get(row).toString();
  }

  private Set<Integer> generations(String event) {
    return run.log().all(event).stream()
        .map(LoggedEvent::generation)
        .flatMap(number -> number.stream().boxed())
        .collect(Collectors.toSet());
  }

  @Override
  public void close() {
    run.close();
  }

  private static Path library(Path directory) {
    return CompiledApp.in(directory)
        .source("stable.Library", read("harness/Library.java"))
        .compile()
        .jar()
        .writeTo(directory.resolve("stable.jar"));
  }

  /** What rows of a family find in the live directory, by path. */
  private static Map<String, String> resources(String family) {
    Path directory = LeakRow.SOURCES.resolve(family).resolve("resources");
    Map<String, String> resources = new LinkedHashMap<>();
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          resources.put(directory.relativize(file).toString(), Files.readString(file));
        }
      } catch (IOException e) {
        throw new AssertionError("cannot read " + directory, e);
      }
    }
    return resources;
  }

  private static String read(String file) {
    try {
      return Files.readString(LeakRow.SOURCES.resolve(file));
    } catch (IOException e) {
      throw new AssertionError("no source " + file, e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
