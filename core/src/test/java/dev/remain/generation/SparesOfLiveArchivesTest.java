// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.classpath.LiveFiles;
import dev.remain.classpath.Root;
import dev.remain.fixtures.CompiledApp;
import dev.remain.loader.Base;
import dev.remain.loader.Captured;
import dev.remain.loader.GenerationClassLoader;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An archive that the program names as live, and may build itself. */
@Timeout(60)
class SparesOfLiveArchivesTest {

  @TempDir Path directory;
  private final ThreadGroup parent = new ThreadGroup("spares test");
  private final SparesTest.Later later = new SparesTest.Later();
  private final Spares spares = new Spares(later, () -> true, 2);
  private final Base base = Captured.base();
  private CompiledApp app;
  private CompiledApp library;
  private LiveFiles before;

  @BeforeEach
  void compile() {
    app =
        CompiledApp.in(directory.resolve("app"))
            .source("acme.App", "public class App { }")
            .compile();
    library =
        CompiledApp.in(directory.resolve("library"))
            .source("lib.Above", "public class Above { }")
            .source(
                "lib.Below",
                "public class Below extends Above { void use() { new acme.Extra().stop(); } }")
            .source("lib.Unused", "public class Unused { }")
            .source("acme.Extra", "public class Extra { public void stop() { } }")
            .compile()
            .delete("acme.Extra");
    before = files("1");
  }

  @Test
  void itsClassesAreDefinedAhead() throws Exception {
    fill(running(1, "lib.Below", "acme.App"));

    GenerationClassLoader taken = take(2, files("1"));

    assertThat(taken).isNotNull();
    assertThat(taken.defined()).containsExactlyInAnyOrder("lib.Above", "lib.Below");
    assertThat(taken.loadClass("lib.Unused").getClassLoader()).isSameAs(taken);
    assertThat(taken.loadClass("lib.Below").getPackage().getImplementationVersion()).isEqualTo("1");
  }

  @Test
  void itIsOfNoUseWhereSuchAClassIsAnotherByNow() throws Exception {
    fill(running(1, "lib.Below"));
    library.source("lib.Above", "public class Above { public int more; }").compile();

    assertThat(take(2, files("1"))).isNull();
  }

  @Test
  void itIsOfNoUseWhereSuchAClassIsGone() throws Exception {
    fill(running(1, "lib.Below"));
    library.delete("lib.Below");

    assertThat(take(2, files("1"))).isNull();
  }

  @Test
  void itIsOfNoUseWhereTheManifestIsAnother() throws Exception {
    fill(running(1, "lib.Below"));

    assertThat(take(2, files("2"))).isNull();
  }

  @Test
  void itIsOfNoUseWhereTheProgramHasSuchAClassFirstByNow() throws Exception {
    fill(running(1, "lib.Below"));
    app.source("lib.Above", "public class Above { }").compile();

    assertThat(take(2, files("1"))).isNull();
  }

  @Test
  void itIsOfNoUseWhereAClassThatWasTakenForALibrarysIsTheProgramsByNow() throws Exception {
    fill(running(1, "lib.Below"));
    app.source("acme.Extra", "public class Extra { public void stop() { } }").compile();

    assertThat(take(2, files("1"))).isNull();
  }

  @Test
  void whatWasRebuiltOnceIsTheProgramsOwnFromThenOn() throws Exception {
    fill(running(1, "lib.Below"));
    library.source("lib.Above", "public class Above { public int more; }").compile();
    assertThat(take(2, files("1"))).isNull();
    before = files("1");

    fill(running(2, "lib.Below"));

    assertThat(take(3, files("1"))).isNull();
  }

  @Test
  void whatIsRebuiltElsewhereChangesNothing() throws Exception {
    fill(running(1, "lib.Below"));
    app.source("acme.App", "public class App { public int more; }").compile();

    GenerationClassLoader taken = take(2, files("1"));

    assertThat(taken.loadClass("acme.App").getFields()).hasSize(1);
    assertThat(taken.loadClass("lib.Below").getClassLoader()).isSameAs(taken);
  }

  @Test
  void nothingIsDoneWhereNoArchiveIsLive() throws Exception {
    before = Rig.files(app);

    spares.begin(running(1, "acme.App"));

    assertThat(later.turn()).isFalse();
  }

  private void fill(Generation generation) {
    spares.begin(generation);
    while (later.turn()) {
      // Until it is done.
    }
  }

  private @Nullable GenerationClassLoader take(int number, LiveFiles now) {
    return spares.take(number, base, before, now, Captured.content(now));
  }

  /** What lies there now. */
  private LiveFiles files(String version) {
    Path jar =
        library
            .jar()
            .attribute("Implementation-Version", version)
            .writeTo(directory.resolve("library.jar"));
    return Captured.of(Root.liveDirectory(app.classes()), Captured.archive(jar, Root.Half.LIVE));
  }

  private Generation running(int number, String... classes) throws ClassNotFoundException {
    Generation generation =
        new Generation(number, Captured.generation(number, base, before), parent);
    for (String name : classes) {
      generation.loader().loadClass(name);
    }
    generation.running();
    return generation;
  }
}
