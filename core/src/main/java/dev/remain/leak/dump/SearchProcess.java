// SPDX-License-Identifier: Apache-2.0
package dev.remain.leak.dump;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs {@link HolderSearch} in a JVM of its own, so that the program's heap is not used. */
public final class SearchProcess {

  private static final long LEAST_HEAP_MB = 600;

  /** Variables that would give the child options that were meant for the program. */
  private static final List<String> OPTIONS =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  private final Path java;
  private final Path code;
  private final Duration limit;

  /**
   * What the child needs.
   *
   * @param java the launcher
   * @param code the jar or directory that this class lies in
   * @param limit how long it may take
   */
  SearchProcess(Path java, Path code, Duration limit) {
    this.java = java;
    this.code = code;
    this.limit = limit;
  }

  /**
   * With this JVM's launcher and Remain's own code.
   *
   * @throws IOException if one of them cannot be found
   */
  public static SearchProcess ofThisJvm(Duration limit) throws IOException {
    CodeSource source = SearchProcess.class.getProtectionDomain().getCodeSource();
    try {
      if (source != null && source.getLocation() != null) {
        Path code = Path.of(source.getLocation().toURI());
        return new SearchProcess(
            Path.of(System.getProperty("java.home"), "bin", "java"), code, limit);
      }
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
      // told below
    }
    throw new IOException("the code of Remain lies in no file that another JVM could read");
  }

  /**
   * Searches a dump; the calling thread waits.
   *
   * @return one for each name, in order
   * @throws IOException with a sentence that says why there is no answer
   */
  public List<Holder> search(Path dump, List<String> names)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    String heap = "-Xmx" + heapMegabytes(Files.size(dump)) + "m";
    command.addAll(List.of(java.toString(), heap, "-XX:+UseSerialGC", "-XX:-UsePerfData"));
    command.addAll(List.of("-cp", code.toString(), HolderSearch.class.getName()));
    command.add(dump.toString());
    command.addAll(names);
    // a file takes any amount of output without a thread of ours that reads it
    Path output = dump.resolveSibling(TemporaryDump.ANSWERS);
    try {
      return answers(run(command, output), output, heap, names);
    } finally {
      Files.deleteIfExists(output);
    }
  }

  /**
   * Enough for any dump of that size: an object takes 25 bytes of it at least, and up to 30 here.
   */
  static long heapMegabytes(long dumpBytes) {
    return Math.max(LEAST_HEAP_MB, (dumpBytes / 4 * 5) >> 20);
  }

  private int run(List<String> command, Path output) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeAll(OPTIONS);
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("searching the heap dump took more than " + limit.toSeconds() + " s");
      }
      return process.exitValue();
    } finally {
      if (process.isAlive()) {
        process.destroyForcibly().waitFor();
      }
    }
  }

  private static List<Holder> answers(int status, Path output, String heap, List<String> names)
      throws IOException {
    List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
    if (status != 0) {
      boolean isTooLarge = lines.stream().anyMatch(line -> line.contains("OutOfMemoryError"));
      throw new IOException(
          isTooLarge
              ? "the heap dump has too many objects to be searched with " + heap
              : "searching the heap dump failed: "
                  + (lines.isEmpty() ? "status " + status : lines.get(0)));
    }
    List<Holder> holders = new ArrayList<>();
    for (String line : lines) {
      if (line.indexOf('\t') > 0) {
        holders.add(Holder.parse(line));
      }
    }
    if (!holders.stream().map(Holder::loader).toList().equals(names)) {
      throw new IOException("searching the heap dump gave no answer for each loader");
    }
    return holders;
  }
}
