// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormerNamesTest {

  @TempDir Path directory;

  @Test
  void anAnnotationOfTheProgramsOwnCountsWhereverItIs() throws Exception {
    CompiledApp app =
        CompiledApp.in(directory)
            .source("FormerName", "public @interface FormerName { String[] value(); }")
            .source("New", "@FormerName({\"Old\", \"Older\"}) public class New {}")
            .source("acme.FormerName", "public @interface FormerName { String value(); }")
            .source("acme.Now", "@FormerName(\"acme.Then\") public class Now {}")
            .compile();
    List<byte[]> classes =
        List.of(
            Files.readAllBytes(app.classes().resolve("New.class")),
            Files.readAllBytes(app.classes().resolve("acme/Now.class")));

    assertThat(FormerNames.in(classes))
        .isEqualTo(Map.of("Old", "New", "Older", "New", "acme.Then", "acme.Now"));
  }
}
