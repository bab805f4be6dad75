// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.classpath.Root;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With {@code layer=flat} nothing stays, and what was learned otherwise is for another time. */
class FlatTest {

  @TempDir Path directory;

  @Test
  void allAreLoadedAnewAndNotesAreLeftAlone() throws IOException {
    Archives archives = Archives.in(directory);
    Path notes = directory.resolve("target/remain/boundary.txt");
    Files.createDirectories(notes.getParent());
    Files.writeString(notes, "as it was");

    Boundary boundary =
        Boundary.of(
            List.of(
                Root.liveDirectory(directory.resolve("target/classes")),
                new Root(archives.cache(), Root.Form.ARCHIVE, Root.Half.FLAT),
                new Root(archives.alone(), Root.Form.ARCHIVE, Root.Half.FLAT)));
    boundary.readAhead();

    assertThat(boundary.inForce()).containsExactlyInAnyOrder(archives.cache(), archives.alone());
    assertThat(boundary.settle()).isEmpty();
    assertThat(notes).hasContent("as it was");
    try (var files = Files.list(notes.getParent())) {
      assertThat(files).hasSize(1);
    }
  }
}
