// SPDX-License-Identifier: Apache-2.0
package dev.remain.classpath;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.AppJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverlapsTest {

  private static final Root CLASSES = Root.liveDirectory(Path.of("target/classes"));

  private final Map<Root, List<String>> names = new LinkedHashMap<>();
  private final ByteStore store = new ByteStore(1_000);
  private final List<LiveFile> live = new ArrayList<>();

  private void live(String... paths) {
    for (String path : paths) {
      live.add(LiveFile.of(CLASSES, path, new byte[0], store));
    }
  }

  private void jar(String name, String... entries) {
    Path path = Path.of(name).toAbsolutePath();
    names.put(new Root(path, Root.Form.ARCHIVE, Root.Half.BASE), List.of(entries));
  }

  private List<String> sentences() {
    List<Root> roots = new ArrayList<>(names.keySet());
    roots.add(CLASSES);
    return Overlaps.sentences(LiveFiles.of(roots, live), names::get);
  }

  @Test
  void nothingIsSaidOfWhatLiesApart() {
    live("com/acme/App.class", "META-INF/services/x", "logback.xml");
    jar("lib.jar", "com/acme/", "com/acme/other/A.class", "org/lib/B.class", "logback.xml");
    jar("info.jar", "module-info.class", "com/acme/package-info.class", "com/acme/App.txt");

    assertThat(sentences()).isEmpty();
  }

  @Test
  void aHiddenClassIsNamed() {
    live("com/acme/App.class");
    jar("lib.jar", "com/acme/App.class");

    assertThat(sentences())
        .containsExactly(
            "class com.acme.App is in target/classes and in lib.jar too; the live one is used:"
                + " take lib.jar off the class path or add base=target/classes");
  }

  @Test
  void hiddenClassesAreToldOncePerJarAndSplitPackagesWithThem() {
    live("com/acme/App.class", "com/acme/App$1.class", "com/acme/Npc.class", "com/b/B.class");
    jar(
        "lib.jar",
        "com/acme/App$1.class",
        "com/acme/App.class",
        "com/acme/Npc.class",
        "com/b/C.class");

    assertThat(sentences())
        .containsExactly(
            "3 classes of target/classes are also in lib.jar (com.acme.App +2); the live ones are"
                + " used: take lib.jar off the class path or add base=target/classes");
  }

  @Test
  void aSplitPackageIsNamed() {
    live("com/acme/App.class", "com/acme/sub/A.class");
    jar("lib/lib.jar", "com/acme/Other.class");

    assertThat(sentences())
        .containsExactly(
            "package com.acme is in target/classes (live) and in lib/lib.jar (base):"
                + " package-private access between them fails; add live=lib/lib.jar");
  }

  @Test
  void severalSplitPackagesAreCounted() {
    live("com/acme/App.class", "com/b/B.class", "com/c/C.class");
    jar("lib.jar", "com/c/D.class", "com/acme/Other.class", "com/b/E.class");

    assertThat(sentences()).hasSize(1);
    assertThat(sentences().get(0)).startsWith("package com.acme (and 2 more) is in ");
  }

  @Test
  void theUnnamedPackageIsSplitAsWell() {
    live("App.class");
    jar("lib.jar", "Other.class");

    assertThat(sentences()).hasSize(1);
    assertThat(sentences().get(0)).startsWith("the unnamed package is in target/classes (live)");
  }

  @Test
  void atMostFiveAreToldAndTheRestIsCounted() {
    live("com/acme/App.class");
    for (int i = 1; i <= 7; i++) {
      jar("lib" + i + ".jar", "com/acme/Other.class");
    }

    assertThat(sentences()).hasSize(6).endsWith("2 more archives overlap the live classes");
  }

  @Test
  void versionsOfAMultiReleaseJarAreNoOtherClasses() {
    live("com/acme/App.class", "META-INF/versions/11/com/acme/App.class");
    jar("lib.jar", "META-INF/versions/11/com/acme/App.class");

    assertThat(sentences()).isEmpty();
  }

  @Test
  void readsRealArchivesAndPassesOverWhatIsNone(@TempDir Path directory) throws IOException {
    live("com/acme/App.class");
    Path jar =
        AppJar.empty()
            .entry("com/acme/App.class", new byte[0])
            .writeTo(directory.resolve("real.jar"));
    Path text = Files.writeString(directory.resolve("text.jar"), "no archive");
    List<Root> roots =
        List.of(
            CLASSES,
            new Root(text, Root.Form.ARCHIVE, Root.Half.BASE),
            new Root(jar, Root.Form.ARCHIVE, Root.Half.BASE));

    assertThat(Overlaps.sentences(LiveFiles.of(roots, live), Set.of())).hasSize(1);
  }
}
