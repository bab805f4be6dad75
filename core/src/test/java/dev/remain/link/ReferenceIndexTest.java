// SPDX-License-Identifier: Apache-2.0
package dev.remain.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.classpath.ClassName;
import dev.remain.classpath.LiveFiles;
import dev.remain.classpath.Root;
import dev.remain.fixtures.CompiledApp;
import dev.remain.loader.Captured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceIndexTest {

  @TempDir Path directory;
  private final ReferenceIndex index = new ReferenceIndex();

  @Test
  void tellsWhoRefersToWhom() {
    index.update(files(app()));

    assertThat(index.withReferrers(Set.of("acme/A.class")))
        .containsExactly("acme/A.class", "acme/B.class");
    assertThat(index.withReferrers(Set.of("acme/C.class"))).containsExactly("acme/C.class");
    assertThat(index.withReferrers(Set.of("acme/Gone.class"))).isEmpty();
  }

  @Test
  void manyChangesAreTheSameAsFew() {
    index.update(files(app()));

    assertThat(index.withReferrers(Set.of("acme/A.class", "x/1.class", "x/2.class", "x/3.class")))
        .containsExactly("acme/A.class", "acme/B.class");
  }

  @Test
  void knowsTheLivePackages() {
    index.update(files(app()));

    assertThat(index.packages()).containsExactlyInAnyOrder("acme", "");
    assertThat(ClassName.packageOf("a/b/C")).isEqualTo("a/b");
    assertThat(ClassName.packageOf("C")).isEmpty();
  }

  @Test
  void followsWhatIsSaidToHaveChanged() {
    CompiledApp app = app();
    LiveFiles first = files(app);
    index.update(first);

    app.source("acme.B", "class B { C c; }").compile();
    app.delete("acme.A");
    LiveFiles second = files(app);
    index.update(first, Set.of("acme/A.class", "acme/B.class"), second);

    assertThat(index.get("acme/A.class")).isNull();
    assertThat(index.withReferrers(Set.of("acme/C.class")))
        .containsExactly("acme/B.class", "acme/C.class");
  }

  @Test
  void looksAtEverythingIfWhatItKnowsIsSomethingElse() {
    CompiledApp app = app();
    index.update(files(app)); // Of an attempt that was given up.
    LiveFiles first = files(app);

    app.source("acme.B", "class B { C c; }").compile();
    index.update(first, Set.of(), files(app));

    assertThat(index.withReferrers(Set.of("acme/C.class")))
        .containsExactly("acme/B.class", "acme/C.class");
  }

  @Test
  void followsTheFiles() {
    CompiledApp app = app();
    index.update(files(app));

    app.source("acme.B", "class B { C c; }").compile();
    app.delete("acme.A");
    index.update(files(app));

    assertThat(index.get("acme/A.class")).isNull();
    assertThat(index.withReferrers(Set.of("acme/C.class")))
        .containsExactly("acme/B.class", "acme/C.class");
  }

  @Test
  void brokenFilesAreLeftOut() throws IOException {
    CompiledApp app = app();
    Files.write(app.classFile("acme.A"), new byte[] {1});

    index.update(files(app));

    assertThat(index.get("acme/A.class")).isNull();
    assertThat(index.get("acme/B.class")).isNotNull();
  }

  private CompiledApp app() {
    return CompiledApp.in(directory)
        .source("acme.A", "class A {}")
        .source("acme.B", "class B { A[] as() { return null; } }")
        .source("acme.C", "class C { C self; }")
        .source("Bare", "class Bare {}")
        .resource("text.txt", "none")
        .compile();
  }

  private static LiveFiles files(CompiledApp app) {
    return Captured.of(Root.liveDirectory(app.classes()));
  }
}
