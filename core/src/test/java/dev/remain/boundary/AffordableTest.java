// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.classpath.Root;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What it costs to load an archive anew is what of it, and of those that go with it, is loaded. */
class AffordableTest {

  @TempDir Path directory;

  private final List<String> loaded = new ArrayList<>();
  private Path cache;
  private Path web;
  private Path alone;
  private Path other;
  private Boundary boundary;

  @BeforeEach
  void makeArchives() {
    Archives archives = Archives.in(directory);
    cache = archives.cache();
    web = archives.web();
    alone = archives.alone();
    other =
        Archives.jar(
            directory,
            Archives.library(directory, "other").source("other.O", "public class O { }").compile(),
            "other");
    List<Root> roots = new ArrayList<>();
    roots.add(Root.liveDirectory(directory.resolve("target/classes")));
    for (Path archive : List.of(web, cache, alone, other)) {
      roots.add(new Root(archive, Root.Form.ARCHIVE, Root.Half.BASE));
    }
    boundary = Boundary.of(roots);
    boundary.loaded(() -> loaded);
  }

  @Test
  void whatTakesFewLoadedClassesAlongIsCheap() {
    loaded.add("web.Web");
    for (int i = 0; i < Boundary.FEW_CLASSES - 1; i++) {
      loaded.add("cache.C" + i);
      loaded.add("none.C" + i);
    }
    assertThat(boundary.affords(cache)).isTrue();

    loaded.add("cache.Cache");
    assertThat(boundary.affords(cache)).isFalse();
    assertThat(boundary.affords(web)).isTrue();
  }

  @Test
  void manyThatAreCheapAreNotTogether() {
    for (int i = 0; i < Boundary.FEW_CLASSES; i++) {
      loaded.addAll(List.of("alone.C" + i, "other.C" + i, "web.C" + i));
    }

    assertThat(boundary.affords(alone)).isTrue();
    assertThat(boundary.affords(other)).isTrue();
    assertThat(boundary.affords(web)).isFalse();
  }
}
