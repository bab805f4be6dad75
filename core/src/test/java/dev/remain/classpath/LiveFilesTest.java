// SPDX-License-Identifier: Apache-2.0
package dev.remain.classpath;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveFilesTest {

  private static final Root FIRST = Root.liveDirectory(Path.of("/first"));
  private static final Root SECOND = Root.liveDirectory(Path.of("/second"));
  private static final Root BASE = new Root(Path.of("/base"), Root.Form.DIRECTORY, Root.Half.BASE);

  private final ByteStore store = new ByteStore(1_000);

  private LiveFile file(Root root, String path, String text) {
    return LiveFile.of(root, path, text.getBytes(), store);
  }

  private static LiveFiles files(LiveFile... files) {
    return LiveFiles.of(List.of(FIRST, BASE, SECOND), List.of(files));
  }

  @Test
  void theFirstLiveRootWins() {
    LiveFile base = file(BASE, "a", "base");
    LiveFile first = file(FIRST, "a", "first");
    LiveFile second = file(SECOND, "a", "second");
    LiveFiles files = files(second, base, first);

    assertThat(files.find("a")).isSameAs(first);
    assertThat(files.findAll("a")).containsExactly(first, second);
    assertThat(files.get(BASE, "a")).isSameAs(base);
    assertThat(files.find("b")).isNull();
    assertThat(files.roots()).containsExactly(FIRST, BASE, SECOND);
  }

  @Test
  void anEditMakesNewFilesAndLeavesTheOldOnes() {
    LiveFiles old = files(file(FIRST, "a", "1"), file(FIRST, "b", "1"), file(SECOND, "c", "1"));

    LiveFiles next =
        old.with(
            List.of(file(FIRST, "a", "2"), file(SECOND, "d", "1")),
            List.of(new LiveFiles.Gone(FIRST, "b"), new LiveFiles.Gone(FIRST, "never there")));

    assertThat(next.of(FIRST)).containsOnlyKeys("a");
    assertThat(next.of(SECOND)).containsOnlyKeys("c", "d");
    assertThat(old.of(FIRST)).containsOnlyKeys("a", "b");
    assertThat(new String(old.find("a").bytes())).isEqualTo("1");
    assertThat(new String(next.find("a").bytes())).isEqualTo("2");
  }

  @Test
  void theFingerprintIsThatOfTheContentHoweverItCameAbout() {
    LiveFiles made = files(file(FIRST, "a", "1"), file(SECOND, "b", "2"));
    LiveFiles edited =
        files(file(FIRST, "x", "1"), file(FIRST, "a", "9"))
            .with(
                List.of(file(SECOND, "b", "2"), file(FIRST, "a", "1")),
                List.of(new LiveFiles.Gone(FIRST, "x")));

    assertThat(edited.fingerprint()).isEqualTo(made.fingerprint());
    assertThat(files().fingerprint()).isEqualTo(Fingerprint.ZERO);
  }

  @Test
  void theFingerprintTellsContentNamesAndPlacesApart() {
    Fingerprint one = files(file(FIRST, "a", "1")).fingerprint();

    assertThat(files(file(FIRST, "a", "2")).fingerprint()).isNotEqualTo(one);
    assertThat(files(file(FIRST, "b", "1")).fingerprint()).isNotEqualTo(one);
    assertThat(files(file(SECOND, "a", "1")).fingerprint()).isNotEqualTo(one);
  }

  @Test
  void refreshResourcesAreNoPartOfTheProgram() {
    LiveFile page = LiveFile.onDisk(FIRST, "static/page", "1".getBytes(), store);

    assertThat(files(page).fingerprint()).isEqualTo(Fingerprint.ZERO);
    LiveFile large = LiveFile.onDisk(FIRST, "static/large", new byte[501], store);
    assertThat(page.isHeld()).isTrue();
    assertThat(large.isHeld()).isFalse();
  }

  @Test
  void countsLiveClassesOnly() {
    LiveFiles files =
        files(
            file(FIRST, "a/A.class", ""),
            file(FIRST, "a/A$B.class", ""),
            file(SECOND, "a/A.class", ""),
            file(FIRST, "a/package-info.class", ""),
            file(FIRST, "module-info.class", ""),
            file(FIRST, "a/A.txt", ""),
            file(BASE, "b/B.class", ""));

    assertThat(files.classes()).isEqualTo(3);
  }
}
