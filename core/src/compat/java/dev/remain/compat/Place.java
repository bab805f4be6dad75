// SPDX-License-Identifier: Apache-2.0
package dev.remain.compat;

import dev.remain.fixtures.EventLog;
import dev.remain.fixtures.ForkedJvm;
import dev.remain.fixtures.ForkedJvmBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Where one program lies and is run, by {@code java} and by Remain alike: in the same directory, on
 * the same port.
 *
 * @param home of its JDK
 * @param libraries its jars
 * @param directory its working directory, made anew for each JVM; its classes are beside it
 */
record Place(
    Program program, Path home, List<Path> libraries, Path directory, int port, Look look) {

  /** Where a rest of output may still come, and what is written is no part of a build before. */
  private static final long REST_NANOS = 400_000_000;

  private static final Pattern JAR = Pattern.compile("\\{(.+?)\\}");

  /** The class directory, which looks like a build's. */
  Path classes() {
    return directory.resolve("target/classes");
  }

  /** What Remain has learned, for the next JVM. */
  Path learned() {
    return directory.resolve("target/remain/boundary.txt");
  }

  private Path events() {
    return directory.resolve("events.jsonl");
  }

  Path answers() {
    return directory.resolve("answers.txt");
  }

  /** Waits a little. */
  void rest() {
    LockSupport.parkNanos(REST_NANOS);
  }

  /** Runs it by {@code java}. */
  ForkedJvm plain() {
    return jvm()
        .classPath(classes())
        .classPath(jars())
        .mainClass(program.mainClass())
        .arguments(arguments())
        .start();
  }

  /**
   * Runs it by Remain.
   *
   * @param remain Remain's jar, and one with what obeys the suite
   */
  ForkedJvm remain(Path... remain) {
    List<String> words = new ArrayList<>(List.of(answers().toString()));
    words.addAll(List.of("--event-log", events().toString()));
    words.addAll(List.of("--collect-timeout", "30s", "--heap-dump", "always"));
    words.add(program.mainClass());
    words.addAll(List.of(arguments()));
    return jvm()
        .classPath(classes())
        .classPath(jars())
        .classPath(remain)
        .mainClass("dev.remain.compat.host.Host")
        .arguments(words.toArray(new String[0]))
        .start();
  }

  /** The event log of that JVM. */
  EventLog log() {
    return EventLog.at(events());
  }

  private ForkedJvmBuilder jvm() {
    try {
      Path work = Trees.empty(directory.resolve("work"));
      Files.deleteIfExists(events());
      Files.deleteIfExists(answers());
      Path outputs = Files.createDirectories(directory.resolve("outputs"));
      ForkedJvmBuilder jvm =
          ForkedJvm.builder().javaHome(home).directory(work).outputs(outputs).options("-Xmx512m");
      program.options().forEach(option -> jvm.options(filled(option)));
      return jvm;
    } catch (IOException e) {
      throw new IllegalStateException("cannot make " + directory, e);
    }
  }

  private String[] arguments() {
    return program.arguments().stream()
        .map(
            word ->
                program.port().isPresent()
                    ? word.replace(program.port().get(), Integer.toString(port))
                    : word)
        .map(this::filled)
        .toArray(String[]::new);
  }

  private Path[] jars() {
    return libraries.toArray(new Path[0]);
  }

  private String filled(String option) {
    return JAR.matcher(option).replaceAll(this::jar);
  }

  private String jar(MatchResult name) {
    return libraries.stream()
        .filter(jar -> String.valueOf(jar.getFileName()).startsWith(name.group(1)))
        .map(Path::toString)
        .findFirst()
        .orElseThrow();
  }

  /** Without the lines that come again and again. */
  List<String> counted(List<String> lines) {
    return lines.stream()
        .filter(line -> !program.repeats() || !program.answer().matcher(line).find())
        .filter(line -> program.requests().stream().noneMatch(each -> each.matcher(line).find()))
        .toList();
  }
}
