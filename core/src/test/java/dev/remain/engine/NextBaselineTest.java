// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remain.classpath.Baseline;
import dev.remain.classpath.ByteStore;
import dev.remain.classpath.ChangeSet;
import dev.remain.classpath.FileChange;
import dev.remain.classpath.Fingerprint;
import dev.remain.classpath.Globs;
import dev.remain.classpath.LiveArchive;
import dev.remain.classpath.LiveFile;
import dev.remain.classpath.LiveFiles;
import dev.remain.classpath.Root;
import dev.remain.fixtures.AppJar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NextBaselineTest {

  private static final Globs REFRESH = Globs.of(List.of("static/**"));

  @TempDir Path directory;
  private final Root root = Root.liveDirectory(Path.of("classes"));
  private final ByteStore store = new ByteStore(10);

  @Test
  void changesAreInTheNextAndNotInThisOne() throws IOException {
    Baseline now = baseline(file("a", "1"), file("b", "2"));

    NextBaseline next = next(now, written("a", "3"), deleted("b"), written("c", "4"));

    assertThat(content(next.baseline(), "a")).isEqualTo("3");
    assertThat(next.baseline().files().get(root, "b")).isNull();
    assertThat(content(next.baseline(), "c")).isEqualTo("4");
    assertThat(next.changed()).containsExactly("a", "b", "c");
    assertThat(content(now, "a")).isEqualTo("1");
    assertThat(content(now, "b")).isEqualTo("2");
    assertThat(next.baseline().fingerprint())
        .isEqualTo(baseline(file("a", "3"), file("c", "4")).fingerprint());
  }

  @Test
  void discardingGivesBackWhatTheNextWouldHaveTaken() throws IOException {
    Baseline now = baseline(file("a", "12345"));
    assertThat(fits(6)).isFalse();

    next(now, written("a", "54321")).discard();

    assertThat(fits(5)).isTrue();
    assertThat(fits(6)).isFalse();
  }

  @Test
  void refreshResourcesTakeNoMemoryAndDoNotCount() throws IOException {
    Baseline now = baseline(file("a", "1"));

    NextBaseline next = next(now, written("static/x", "123456789"));

    assertThat(fits(9)).isTrue();
    assertThat(next.baseline().fingerprint()).isEqualTo(now.fingerprint());
  }

  @Test
  void aBaseArchiveIsNamedWithItsNewFingerprint() throws IOException {
    Root jar = new Root(directory.resolve("a.jar"), Root.Form.ARCHIVE, Root.Half.BASE);
    Baseline now = baseline(file("a", "1"));
    Fingerprint fingerprint = Fingerprint.of("jar");

    NextBaseline next =
        next(now, new FileChange(jar, "", FileChange.Kind.MODIFIED, fingerprint, null));
    NextBaseline without =
        next(next.baseline(), new FileChange(jar, "", FileChange.Kind.DELETED, null, null));

    assertThat(next.archives()).containsExactly(jar.path());
    assertThat(next.changed()).isEmpty();
    assertThat(next.baseline().fingerprint(jar, "")).isEqualTo(fingerprint);
    assertThat(without.baseline().fingerprint(jar, "")).isNull();
  }

  @Test
  void ofALiveArchiveOnlyTheEntriesThatDifferAreChanged() throws IOException {
    Root jar = new Root(directory.resolve("app.jar"), Root.Form.ARCHIVE, Root.Half.LIVE);
    ByteStore large = new ByteStore(1000);
    jar("same", "1", "edited", "2", "gone", "3").writeTo(jar.path());
    Baseline now = new Baseline(LiveFiles.of(List.of(jar), LiveArchive.read(jar, large)), Map.of());
    jar("same", "1", "edited", "22", "new", "4").writeTo(jar.path());

    NextBaseline next = NextBaseline.of(now, changes(now, whole(jar)), large, REFRESH);

    assertThat(next.changed()).containsExactly("edited", "gone", "new");
    assertThat(next.baseline().files().of(jar).keySet())
        .contains("same", "edited", "new")
        .doesNotContain("gone");
  }

  @Test
  void aLiveArchiveThatCannotBeReadGivesEverythingBack() throws IOException {
    Root jar = new Root(directory.resolve("app.jar"), Root.Form.ARCHIVE, Root.Half.LIVE);
    Files.writeString(jar.path(), "no zip");
    Baseline now = baseline();

    assertThatThrownBy(() -> next(now, written("a", "12345678"), whole(jar)))
        .isInstanceOf(IOException.class);

    assertThat(fits(10)).isTrue();
  }

  /** Whether that many bytes find room in memory; takes none. */
  private boolean fits(int bytes) {
    byte[] content = new byte[bytes];
    ByteStore.Stored stored = store.put(content);
    boolean inMemory = stored.bytes() == content;
    stored.release();
    return inMemory;
  }

  private NextBaseline next(Baseline now, FileChange... changes) throws IOException {
    return NextBaseline.of(now, changes(now, changes), store, REFRESH);
  }

  private static ChangeSet changes(Baseline now, FileChange... changes) {
    return new ChangeSet(List.of(changes), now, true, 0, false, 0);
  }

  private Baseline baseline(LiveFile... files) {
    return new Baseline(LiveFiles.of(List.of(root), List.of(files)), Map.of());
  }

  private LiveFile file(String path, String content) {
    return LiveFile.of(root, path, content.getBytes(StandardCharsets.UTF_8), store);
  }

  private String content(Baseline baseline, String path) {
    return new String(baseline.files().get(root, path).bytes(), StandardCharsets.UTF_8);
  }

  private FileChange written(String path, String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    return new FileChange(root, path, FileChange.Kind.MODIFIED, Fingerprint.of(bytes), bytes);
  }

  private FileChange deleted(String path) {
    return new FileChange(root, path, FileChange.Kind.DELETED, null, null);
  }

  private static FileChange whole(Root jar) {
    return new FileChange(jar, "", FileChange.Kind.MODIFIED, Fingerprint.of("any"), null);
  }

  private static AppJar jar(String... entries) {
    AppJar jar = AppJar.empty();
    for (int i = 0; i < entries.length; i += 2) {
      jar.entry(entries[i], entries[i + 1].getBytes(StandardCharsets.UTF_8));
    }
    return jar;
  }
}
