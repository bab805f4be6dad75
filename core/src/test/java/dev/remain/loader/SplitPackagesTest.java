// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.classpath.LiveFiles;
import dev.remain.classpath.Root;
import dev.remain.fixtures.CompiledApp;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitPackagesTest {

  @TempDir Path directory;

  @Test
  void anArchiveSplitsItsPackagesWithWhateverElseHasThem() {
    Root one = Root.liveDirectory(Path.of("one"));
    Root two = Root.liveDirectory(Path.of("two"));
    Root jar = Captured.archive(Path.of("a.jar"), Root.Half.LIVE);

    assertThat(
            SplitPackages.of(
                Map.of(
                    one, Set.of("both", "app", "shared"),
                    two, Set.of("both", "other"),
                    jar, Set.of("shared", "a")),
                List.of(Set.of("x", "a"), Set.of("x", "y", "other"))))
        .containsExactlyInAnyOrder("shared", "a", "x", "other");
  }

  @Test
  void nothingOfThemIsDefinedAhead() throws Exception {
    CompiledApp app = app("split.Mine", "own.Mine");
    GenerationClassLoader loader =
        Captured.generation(2, Captured.baseWithFresh(library()), files(app));

    for (String name : List.of("split.Mine", "split.Lib", "lib.Lib", "own.Mine")) {
      loader.defineAhead(name);
    }
    assertThat(loader.defined()).containsExactly("lib.Lib", "own.Mine");

    assertThat(loader.loadClass("split.Lib").getPackage().getImplementationVersion())
        .isEqualTo("1");
    assertThat(loader.loadClass("split.Mine").getClassLoader()).isSameAs(loader);
  }

  @Test
  void whereNoArchiveIsLoadedAnewNonePlaysAPart() {
    CompiledApp app = app("split.Mine");

    GenerationClassLoader loader = Captured.generation(2, Captured.base(library()), files(app));

    assertThat(loader.isOfSplitPackage("split.Mine")).isFalse();
  }

  private Path library() {
    return app("split.Lib", "lib.Lib")
        .jar()
        .attribute("Implementation-Version", "1")
        .writeTo(directory.resolve("library.jar"));
  }

  private static LiveFiles files(CompiledApp app) {
    return Captured.of(Root.liveDirectory(app.classes()));
  }

  private CompiledApp app(String... names) {
    CompiledApp app = CompiledApp.in(directory.resolve(names[0]));
    for (String name : names) {
      String simple = name.substring(name.lastIndexOf('.') + 1);
      app = app.source(name, "public class " + simple + " { }");
    }
    return app.compile();
  }
}
