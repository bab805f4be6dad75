// SPDX-License-Identifier: Apache-2.0
package dev.remain.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentJarTest {

  @TempDir Path directory;

  @Test
  void aDirectoryOfClassesIsNoAgent() {
    assertThat(new AgentJar(directory).load())
        .isEqualTo(
            "the agent cannot be loaded: Remain runs from "
                + directory
                + ", and not from its jar; -javaagent:remain-core.jar gives it from the start");
  }

  @Test
  void whatTheJvmRefusesIsToldInItsWords() throws IOException {
    Path jar = Files.writeString(directory.resolve("broken.jar"), "broken");

    assertThat(new AgentJar(jar).load())
        .startsWith("the agent cannot be loaded: ")
        .endsWith("; -javaagent:remain-core.jar gives it from the start")
        .doesNotContain("\n");
  }
}
