// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import dev.remain.fixtures.EventLog;
import dev.remain.fixtures.ForkedJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runner of {@code docs/examples}: a loop that goes on while its engine is edited. */
class RunnerExampleIT {

  private static final Path EXAMPLE =
      Path.of(System.getProperty("remaintest.classes"), "../../docs/examples/runner");
  private static final Pattern LINE =
      Pattern.compile("(\\d+): f1 of version (\\d+), f2 of version (\\d+)");

  @TempDir Path directory;

  @Test
  void theCountGoesOnAndNoPairIsMixed() throws IOException {
    CompiledApp app = RemainRun.app(directory);
    for (String name : new String[] {"Engine", "EngineImpl", "Runner"}) {
      app.source("runner." + name, Files.readString(EXAMPLE.resolve(name + ".java")));
    }
    app.compile();
    String original = app.sources().read("runner.EngineImpl");
    Path events = directory.resolve("events.jsonl");
    try (ForkedJvm jvm =
        ForkedJvm.builder()
            .classPath(RemainRun.JAR, app.classes())
            .options("-Dremain.event-log=" + events, "-Dremain.quiet=60ms")
            .mainClass("runner.Runner")
            .arguments(app.classes().toString(), "5")
            .outputs(directory)
            .start()) {
      EventLog log = EventLog.at(events).writtenBy(jvm);
      jvm.awaitOut(": f1 of version 1, f2 of version 1\n");

      app.source("runner.EngineImpl", original.replace("version 1", "version 2")).compile();
      jvm.awaitOut(": f1 of version 2, f2 of version 2\n");
      app.edit("runner.EngineImpl", "return \"f2", "retrun \"f2");
      assertThat(app.tryCompile()).isNotEmpty();
      app.edit("runner.EngineImpl", "retrun \"f2 of version 2", "return (\"f2 of version 3")
          .edit("runner.EngineImpl", "version 3\"", "version 3\")")
          .edit("runner.EngineImpl", "f1 of version 2", "f1 of version 3")
          .compile();
      jvm.awaitOut(": f1 of version 3, f2 of version 3\n");
      app.source("runner.EngineImpl", original).compile();
      String first = log.awaitGeneration("started", 1).text("fingerprint");

      assertThat(log.awaitGeneration("started", 4).text("fingerprint")).isEqualTo(first);
      jvm.awaitErr("  " + first.substring(0, 7) + " = gen 1");
      int counted = 0;
      Matcher line = LINE.matcher(jvm.out());
      while (line.find()) {
        counted++;
        assertThat(line.group(1)).isEqualTo(String.valueOf(counted));
        assertThat(line.group(2)).isEqualTo(line.group(3));
      }
      assertThat(counted).isGreaterThan(3);
      assertThat(log.count("rejected")).isZero();
    }
  }
}
