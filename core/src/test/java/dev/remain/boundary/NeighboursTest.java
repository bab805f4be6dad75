// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.classpath.Root;
import dev.remain.fixtures.CompiledApp;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages that the program has classes in only since an edit. */
class NeighboursTest {

  @TempDir Path directory;
  private Path sharing;
  private Path referring;
  private Boundary boundary;

  @BeforeEach
  void begin() {
    CompiledApp app =
        CompiledApp.in(directory.resolve("target"))
            .source("app.App", "public class App { }")
            .compile();
    sharing =
        CompiledApp.in(directory.resolve("sharing"))
            .source("lib.Server", "public class Server { }")
            .compile()
            .jar()
            .writeTo(directory.resolve("sharing.jar"));
    referring =
        CompiledApp.in(directory.resolve("referring"))
            .source("more.Later", "public class Later { }")
            .source("user.User", "public class User { more.Later later = new more.Later(); }")
            .compile()
            .delete("more.Later")
            .jar()
            .writeTo(directory.resolve("referring.jar"));
    boundary =
        Boundary.of(
            List.of(
                Root.liveDirectory(app.classes()),
                new Root(sharing, Root.Form.ARCHIVE, Root.Half.BASE),
                new Root(referring, Root.Form.ARCHIVE, Root.Half.BASE)));
  }

  @Test
  void anArchiveThatHasOneOfThemTooGoesWithTheProgram() {
    assertThat(boundary.hasSeen(Set.of("app"))).isTrue();
    assertThat(boundary.hasSeen(Set.of("app", "lib"))).isFalse();

    boundary.see(Set.of("app", "lib"), Set.of());

    assertThat(boundary.next()).containsExactly(sharing);
    assertThat(boundary.hasSeen(Set.of("app", "lib"))).isTrue();
    assertThat(boundary.isPending()).isTrue();
    assertThat(boundary.settle())
        .containsExactly(
            new News("sharing.jar", "has the package lib, as the program has", List.of()));
  }

  @Test
  void soDoesOneThatRefersToIt() {
    boundary.see(Set.of("more"), Set.of());

    assertThat(boundary.next()).containsExactly(referring);
    assertThat(boundary.settle())
        .containsExactly(new News("referring.jar", "refers to classes of the program", List.of()));
  }

  @Test
  void whatKeptObjectsUseStays() {
    boundary.see(Set.of("lib"), Set.of(sharing));

    assertThat(boundary.isPending()).isFalse();
    assertThat(boundary.settle()).isEmpty();
  }

  @Test
  void packagesOfTheProgramAloneChangeNothing() {
    boundary.see(Set.of("app", "app/web"), Set.of());

    assertThat(boundary.isPending()).isFalse();
    assertThat(boundary.hasSeen(Set.of("app/web"))).isTrue();
  }

  @Test
  void whereNoArchiveIsKeptThereIsNothingToSee() {
    assertThat(Boundary.fixed().hasSeen(Set.of("any"))).isTrue();
  }
}
