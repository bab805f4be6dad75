// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench.contender;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A JVM in a process of its own. What it prints is read at once, by a thread that only does that;
 * times are what the JVM itself says, never when it was read. Closing kills it.
 */
public final class ChildJvm implements AutoCloseable {

  /** More than anything that is measured takes. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Comes after the last line. */
  private static final String END = "(end)";

  private final Process process;
  private final Path errors;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final List<String> unread = new ArrayList<>();

  private ChildJvm(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
  }

  /**
   * Starts a JVM of the JDK that the suite runs on.
   *
   * @param logs where a file for its standard error is made
   * @param words the main class and its arguments
   */
  public static ChildJvm start(
      Path logs, List<String> options, List<Path> classPath, List<String> words)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-classpath");
    command.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    command.addAll(words);
    Path errors = Files.createTempFile(logs, "stderr-", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
    builder.directory(logs.toFile());
    builder.environment().keySet().removeIf(ChildJvm::steers);
    ChildJvm jvm = new ChildJvm(builder.start(), errors);
    Thread reader = new Thread(jvm::read, "bench-reader");
    reader.setDaemon(true);
    reader.start();
    return jvm;
  }

  /** What the user's environment would change. */
  private static boolean steers(String variable) {
    return variable.startsWith("REMAIN_")
        || variable.startsWith("SPRING_")
        || Stream.of("CI", "CLASSPATH", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")
            .anyMatch(variable::equals);
  }

  private void read() {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        lines.add(line);
      }
    } catch (IOException e) {
      // It was killed.
    } finally {
      lines.add(END);
    }
  }

  /** Writes a line to its standard input; what was printed before is not waited for any more. */
  public void order(String line) throws IOException {
    lines.clear();
    unread.clear();
    process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  /**
   * Waits for a line that begins so; others can still be waited for.
   *
   * @return its words
   */
  public String[] await(String beginning) {
    return await(beginning, "");
  }

  /** As {@link #await(String)}, for a line that also contains another text. */
  public String[] await(String beginning, String part) {
    for (int i = 0; i < unread.size() || hasMore(); i++) {
      String line = unread.get(i);
      if (line.startsWith(beginning) && line.contains(part)) {
        unread.remove(i);
        return line.split(" ", -1);
      }
    }
    throw failure("no line '" + beginning + " ... " + part + "'");
  }

  /** Waits for one more line; false if none comes. */
  private boolean hasMore() {
    try {
      String line = lines.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (line == null || line.equals(END)) {
        return false;
      }
      return unread.add(line);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** An exception to throw whose message shows its standard error. */
  public IllegalStateException failure(String what) {
    try {
      String state = process.isAlive() ? "it lives" : "it has ended";
      return new IllegalStateException(
          what + "; " + state + ", and says\n" + Files.readString(errors));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + errors, e);
    }
  }

  /** Processor time of all its threads so far. */
  public Duration processorTime() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  /** Asks it to end, as Ctrl-C does, and waits for that. */
  public void stop() {
    process.destroy();
    awaitEnd();
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw failure("it does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    awaitEnd();
  }
}
