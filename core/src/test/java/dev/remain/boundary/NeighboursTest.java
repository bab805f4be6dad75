// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.classpath.ByteStore;
import dev.remain.classpath.LiveFile;
import dev.remain.classpath.LiveFiles;
import dev.remain.classpath.Root;
import dev.remain.fixtures.CompiledApp;
import java.nio.file.Path;
import java.util.ArrayList;
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
    assertThat(boundary.hasSeen(files("app"))).isTrue();
    assertThat(boundary.hasSeen(files("app", "lib"))).isFalse();

    boundary.see(files("app", "lib"), Set.of());

    assertThat(boundary.next()).containsExactly(sharing);
    assertThat(boundary.hasSeen(files("app", "lib"))).isTrue();
    assertThat(boundary.isPending()).isTrue();
    assertThat(boundary.settle())
        .containsExactly(
            new News("sharing.jar", "has the package lib, as the program has", List.of()));
  }

  @Test
  void soDoesOneThatRefersToIt() {
    boundary.see(files("more"), Set.of());

    assertThat(boundary.next()).containsExactly(referring);
    assertThat(boundary.settle())
        .containsExactly(new News("referring.jar", "refers to classes of the program", List.of()));
  }

  @Test
  void aLiveArchiveThatHasOneByNowIsTheProgramToo() {
    Root live = new Root(directory.resolve("live.jar"), Root.Form.ARCHIVE, Root.Half.LIVE);
    LiveFiles rebuilt = LiveFiles.of(List.of(live), List.of(file(live, "lib")));
    assertThat(boundary.hasSeen(rebuilt)).isFalse();

    boundary.see(rebuilt, Set.of());

    assertThat(boundary.next()).containsExactly(sharing);
  }

  @Test
  void whatLiveArchivesHaveFromTheBeginningIsNoNews() {
    Root live = new Root(sharing, Root.Form.ARCHIVE, Root.Half.LIVE);
    boundary = Boundary.of(List.of(live, new Root(referring, Root.Form.ARCHIVE, Root.Half.BASE)));

    assertThat(boundary.hasSeen(LiveFiles.of(List.of(live), List.of(file(live, "lib"))))).isTrue();
  }

  @Test
  void whatKeptObjectsUseStays() {
    boundary.see(files("lib"), Set.of(sharing));

    assertThat(boundary.isPending()).isFalse();
    assertThat(boundary.settle()).isEmpty();
  }

  @Test
  void packagesOfTheProgramAloneChangeNothing() {
    boundary.see(files("app", "app/web"), Set.of());

    assertThat(boundary.isPending()).isFalse();
    assertThat(boundary.hasSeen(files("app/web"))).isTrue();
  }

  @Test
  void whereAllAreLoadedAnewThereIsNothingToSee() {
    Root flat = new Root(sharing, Root.Form.ARCHIVE, Root.Half.FLAT);
    Root live = Root.liveDirectory(directory.resolve("target/classes"));

    assertThat(Boundary.of(List.of(live, flat)).hasSeen(files("lib"))).isTrue();
  }

  @Test
  void whereNoArchiveIsKeptThereIsNothingToSee() {
    assertThat(Boundary.fixed().hasSeen(files("any"))).isTrue();
  }

  /** Of a program with a class in each of these packages. */
  private LiveFiles files(String... packages) {
    Root root = Root.liveDirectory(directory.resolve("target/classes"));
    List<LiveFile> files = new ArrayList<>();
    for (String name : packages) {
      files.add(file(root, name));
    }
    return LiveFiles.of(List.of(root), files);
  }

  private static LiveFile file(Root root, String inPackage) {
    String path = inPackage + "/Any.class";
    return LiveFile.of(root, path, new byte[0], new ByteStore(1 << 20));
  }
}
