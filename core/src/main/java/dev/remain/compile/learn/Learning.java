// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.learn;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Runs the user's own build once, with Remain's agent in its JVMs. Stateless. */
public final class Learning {

  private Learning() {}

  /**
   * Runs it to its end, with the input and the outputs of this process.
   *
   * @param jar with the agent
   * @param told in sentences what was learned
   * @return the exit status: that of the build, or 1 if nothing was learned
   */
  public static int run(String command, Path jar, Consumer<String> told)
      throws IOException, InterruptedException {
    Path notes = Files.createTempFile("remain-learn-", ".txt");
    try {
      int status = build(command, jar, notes);
      if (status != 0) {
        told.accept("the build failed (exit status " + status + "): nothing is learned of it");
        return status;
      }
      return learn(Files.readAllLines(notes, StandardCharsets.UTF_8), told);
    } finally {
      Files.deleteIfExists(notes);
    }
  }

  private static int build(String command, Path jar, Path notes)
      throws IOException, InterruptedException {
    boolean isWindows =
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("windows");
    List<String> words = isWindows ? List.of("cmd", "/c", command) : List.of("sh", "-c", command);
    ProcessBuilder builder = new ProcessBuilder(words).inheritIO();
    String own = "-javaagent:" + jar.toAbsolutePath() + "=learn:" + notes.toAbsolutePath();
    String given = builder.environment().getOrDefault("JAVA_TOOL_OPTIONS", "");
    builder.environment().put("JAVA_TOOL_OPTIONS", given.isEmpty() ? own : given + " " + own);
    return builder.start().waitFor();
  }

  private static int learn(List<String> notes, Consumer<String> told) throws IOException {
    List<LearnedBuild> builds = LearnedBuild.of(notes, Path.of("").toAbsolutePath());
    List<String> learned = new ArrayList<>();
    for (LearnedBuild build : builds) {
      if (LearnedFile.write(build)) {
        learned.add(build.directory().toString());
      }
    }
    if (learned.isEmpty()) {
      told.accept(
          "no compiler ran in that build: it had nothing to do, or runs in a daemon that is older;"
              + " try it with clean, or without the daemon");
      return 1;
    }
    learned.forEach(directory -> told.accept("learned with what " + directory + " is compiled"));
    return 0;
  }
}
