// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.EventLog;
import dev.remain.fixtures.ForkedJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real builds: Maven deletes every class, is silent for a while, and writes them all again. */
class MavenBuildIT {

  @TempDir Path directory;

  @Test
  void aBuildThatChangedSomethingRestartsOnceAndOneThatDidNotNever() throws Exception {
    MavenProject project =
        new MavenProject(Files.createDirectories(directory.resolve("project")), 200);
    project.maven("compile");
    Path events = directory.resolve("events.jsonl");
    try (ForkedJvm jvm =
        ForkedJvm.builder()
            .options("-Xmx128m", "-Dremain.compile=off", "-Dremain.event-log=" + events)
            .classPath(RemainRun.JAR, project.classes())
            .mainClass("dev.remain.Main")
            .arguments("acme.App")
            .directory(directory)
            .outputs(directory)
            .start()) {
      EventLog log = EventLog.at(events).writtenBy(jvm);
      log.awaitGeneration("started", 1);
      jvm.awaitOut("sum 0\n");

      project.edit(20, 1);
      project.maven("compile");
      log.awaitGeneration("started", 2);
      jvm.awaitOut("sum 1\n");

      project.maven("clean", "compile");
      log.await("unchanged", 1);
      assertThat(log.count("started")).isEqualTo(2);

      project.edit(70, 10);
      project.maven("clean", "compile");
      log.awaitGeneration("started", 3);
      jvm.awaitOut("sum 11\n");

      project.maven("clean", "compile");
      log.await("unchanged", 2);
      assertThat(log.count("started")).isEqualTo(3);
      assertThat(log.count("rejected")).isZero();
      assertThat(log.count("failed")).isZero();
    }
  }
}
