// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import dev.remain.fixtures.CompiledApp;
import dev.remain.fixtures.EventLog;
import dev.remain.fixtures.ForkedJvm;
import dev.remain.fixtures.ForkedJvmBuilder;
import dev.remain.fixtures.LoggedEvent;
import dev.remain.fixtures.Patience;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A little application that runs under Remain, in a JVM of its own. Closing kills that JVM. */
final class RemainRun implements AutoCloseable {

  /** The jar as the build wrote it. */
  static final Path JAR = Path.of(System.getProperty("remaintest.jar"));

  private final CompiledApp app;
  private final ForkedJvm jvm;
  private final EventLog log;

  private RemainRun(CompiledApp app, ForkedJvm jvm, EventLog log) {
    this.app = app;
    this.jvm = jvm;
    this.log = log;
  }

  /** An application whose sources may use Remain. */
  static CompiledApp app(Path directory) {
    return CompiledApp.in(directory).classPath(JAR);
  }

  /** The class path entry that a class of the tests' own class path comes from. */
  static Path entryOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /** A run of what is compiled, still to be started. */
  static Recipe of(CompiledApp app) {
    return new Recipe(app);
  }

  ForkedJvm jvm() {
    return jvm;
  }

  EventLog log() {
    return log;
  }

  /** Waits until that generation has been started. */
  LoggedEvent started(int generation) {
    return log.awaitGeneration("started", generation);
  }

  /** Waits until that generation has been stopped. */
  LoggedEvent stopped(int generation) {
    return log.awaitGeneration("stopped", generation);
  }

  /** Waits for the first rejection of that generation. */
  LoggedEvent rejected(int generation) {
    return log.awaitGeneration("rejected", generation);
  }

  /** Waits for the failure of that generation. */
  LoggedEvent failed(int generation) {
    return log.awaitGeneration("failed", generation);
  }

  /** Waits until standard output contains the text. */
  RemainRun prints(String text) {
    jvm.awaitOut(text);
    return this;
  }

  /** Waits until standard error contains the text. */
  RemainRun says(String text) {
    jvm.awaitErr(text);
    return this;
  }

  /** Changes a source and compiles it. */
  RemainRun edit(String className, String from, String to) {
    app.edit(className, from, to).compile();
    return this;
  }

  /** Replaces a source and compiles it. */
  RemainRun rewrite(String className, String text) {
    app.source(className, text).compile();
    return this;
  }

  /**
   * Waits until nothing has been logged for a while: for what should not come. Half a second is
   * more than twice the quiet period that {@link Recipe} sets.
   */
  RemainRun settle() {
    int[] seen = {log.all().size()};
    long[] since = {System.nanoTime()};
    Patience.await(
        "an event log that rests",
        () -> {
          int now = log.all().size();
          if (now != seen[0]) {
            seen[0] = now;
            since[0] = System.nanoTime();
          }
          return System.nanoTime() - since[0] > 500_000_000L;
        });
    return this;
  }

  @Override
  public void close() {
    jvm.close();
  }

  /** How a run is started. */
  static final class Recipe {
    private final CompiledApp app;
    private final List<Path> before = new ArrayList<>();
    private final List<Path> entries = new ArrayList<>();
    private final List<String> options = new ArrayList<>();
    private final Path directory;
    private final ForkedJvmBuilder jvm = ForkedJvm.builder();
    private String heap = "-Xmx128m";
    private boolean logs = true;

    private Recipe(CompiledApp app) {
      this.app = app;
      // Beside the sources and the classes, above neither.
      this.directory = app.classes().getParent();
      before.add(JAR);
    }

    /** Runs Remain from these instead of the jar. */
    Recipe remain(List<Path> classPath) {
      before.clear();
      before.addAll(classPath);
      return this;
    }

    /** Adds to the class path, after the application's classes. */
    Recipe entries(Path... more) {
      entries.addAll(List.of(more));
      return this;
    }

    /** Options of the JVM. */
    Recipe jvm(String... more) {
      for (String option : more) {
        if (option.startsWith("-Xmx")) {
          heap = option;
        } else {
          jvm.options(option);
        }
      }
      return this;
    }

    /** Options of Remain, on its command line. */
    Recipe options(String... more) {
      options.addAll(List.of(more));
      return this;
    }

    Recipe environment(String name, String value) {
      jvm.environment(name, value);
      return this;
    }

    /** Does without an event log. */
    Recipe withoutLog() {
      logs = false;
      return this;
    }

    /** Starts {@code dev.remain.Main} with the main class. */
    RemainRun main(String mainClass, String... arguments) {
      List<String> words = new ArrayList<>(options);
      words.add(mainClass);
      words.addAll(List.of(arguments));
      return plain("dev.remain.Main", words.toArray(new String[0]));
    }

    /** Starts a class itself, as without Remain; options become system properties. */
    RemainRun start(String mainClass, String... arguments) {
      for (int i = 0; i + 1 < options.size(); i += 2) {
        jvm.options("-Dremain." + options.get(i).substring(2) + "=" + options.get(i + 1));
      }
      return plain(mainClass, arguments);
    }

    /** Starts a class with these words and nothing else. */
    RemainRun plain(String mainClass, String... words) {
      Path file = directory.resolve("events.jsonl");
      jvm.options(heap, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dremain.quiet=60ms");
      jvm.options("-Dremain.compile=off"); // The tests are the compiler, but where they say so.
      if (logs) {
        jvm.options("-Dremain.event-log=" + file);
      }
      jvm.classPath(before.toArray(new Path[0]));
      jvm.classPath(app.classes());
      jvm.classPath(entries.toArray(new Path[0]));
      ForkedJvm started =
          jvm.mainClass(mainClass).arguments(words).directory(directory).outputs(directory).start();
      return new RemainRun(app, started, EventLog.at(file).writtenBy(started));
    }
  }
}
