// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import dev.remain.fixtures.CompiledApp;
import dev.remain.fixtures.LoggedEvent;
import dev.remain.fixtures.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A JVM under Remain in which the rows of a family do what they are there for: one application, to
 * which a resource says what to do next, so that each deed is a generation of its own. The first
 * and the last generation do nothing.
 */
final class LeakFamily implements AutoCloseable {

  /** An idle client of HTTP needs 7 s to let go. The default would be 75 s. */
  private static final String COLLECT_TIMEOUT = "15s";

  private static final Duration LONGEST = Duration.ofSeconds(90);

  private final CompiledApp app;
  private final Path trigger;
  private final RemainRun run;
  private final Map<LeakRow, List<Deed>> deeds = new LinkedHashMap<>();
  private int generation = 1;

  /**
   * What a generation did.
   *
   * @param answer {@code done}, or why not
   */
  private record Deed(int generation, String answer) {}

  /**
   * Starts the JVM and takes the rows, one after the other.
   *
   * @param jvm options of the JVM
   */
  LeakFamily(List<LeakRow> rows, Path directory, String... jvm) {
    trigger = directory.resolve("apply");
    Path library = library(directory.resolve("library"));
    app = RemainRun.app(directory).classPath(library).release(Runtime.version().feature());
    Set<String> families = rows.stream().map(LeakRow::family).collect(Collectors.toSet());
    families.forEach(family -> resources(family).forEach(app::resource)); // May name any row.
    LeakRow.all().stream()
        .filter(row -> row.exists() && families.contains(row.family()))
        .forEach(row -> app.source(row.className(), read(row + ".java")));
    app.source("rows.App", read("harness/App.java")).resource("row.txt", "nothing 1").compile();
    run =
        RemainRun.of(app)
            .entries(library)
            .jvm(jvm)
            .jvm("-Djava.util.prefs.userRoot=" + directory, "-Djava.awt.headless=true")
            .options("--trigger-file", trigger.toString(), "--stop-timeout", "1s")
            .options("--base", "stable.jar") // Which would be loaded anew, once it keeps something.
            .options("--collect-timeout", COLLECT_TIMEOUT, "--heap-dump", "always")
            .main("rows.App");
    answer();
    run.started(1);
    rows.forEach(row -> deeds.put(row, take(row)));
    next("nothing 2");
    run.started(generation);
  }

  private List<Deed> take(LeakRow row) {
    List<Deed> taken = new ArrayList<>();
    for (int i = 0; i < LeakRow.GENERATIONS; i++) {
      String answer = next(row.className() + " " + i);
      taken.add(new Deed(generation, answer));
    }
    return taken;
  }

  /** Restarts; what the new generation answers. */
  private String next(String deed) {
    generation++;
    write("row.txt", deed);
    write("apply", Integer.toString(generation));
    return answer();
  }

  /** At once: a file that is seen half-written would be a change of its own. */
  private void write(String name, String text) {
    Path file = name.equals("apply") ? trigger : app.classes().resolve(name);
    try {
      Path written = Files.writeString(trigger.resolveSibling("written"), text);
      Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private String answer() {
    String start = "\nremain-generation-" + generation + ": ";
    run.prints(start);
    String out = run.jvm().out();
    int from = out.indexOf(start) + start.length();
    return out.substring(from, out.indexOf('\n', from));
  }

  /** Waits until Remain has said what became of every generation; answers that for each row. */
  Map<LeakRow, LeakOutcome> outcomes() {
    int ended = generation - 1;
    Patience.holdsWithin(
        Patience.scaled(LONGEST),
        () -> {
          Map<Integer, LoggedEvent> told = told("retained");
          told.putAll(told("collected"));
          return told.size() == ended;
        });
    Map<Integer, LoggedEvent> collected = told("collected");
    Map<Integer, LoggedEvent> retained = told("retained");
    Map<Integer, LoggedEvent> stopped = told("stopped");
    Map<LeakRow, LeakOutcome> outcomes = new LinkedHashMap<>();
    deeds.forEach(
        (row, done) -> {
          LeakOutcome outcome = new LeakOutcome();
          for (Deed deed : done) {
            int number = deed.generation();
            outcome.add(deed.answer(), collected.containsKey(number), retained.get(number));
            outcome.survivors().addAll(stopped.get(number).texts("survivors"));
          }
          outcomes.put(row, outcome);
        });
    return outcomes;
  }

  private Map<Integer, LoggedEvent> told(String event) {
    return run.log().all(event).stream()
        .filter(told -> told.generation().isPresent())
        .collect(Collectors.toMap(told -> told.generation().getAsInt(), told -> told));
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
}
