// SPDX-License-Identifier: Apache-2.0
package dev.remain.classpath;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BaselineTest {

  private final Root classes = Root.liveDirectory(Path.of("classes"));
  private final Root jar =
      new Root(Path.of("a.jar").toAbsolutePath(), Root.Form.ARCHIVE, Root.Half.BASE);
  private final ByteStore store = new ByteStore(1 << 20);
  private final LiveFiles files = LiveFiles.of(List.of(classes), List.of(file("one")));
  private final Baseline baseline = new Baseline(files, archives("jar"));

  @Test
  void itsFingerprintIsOfFilesAndArchives() {
    assertThat(baseline.fingerprint())
        .isEqualTo(new Baseline(files, archives("jar")).fingerprint())
        .isNotEqualTo(new Baseline(files, archives("another")).fingerprint())
        .isNotEqualTo(new Baseline(files, Map.of()).fingerprint())
        .isNotEqualTo(files.fingerprint());
  }

  @Test
  void whatComesNextHasItsOwn() {
    LiveFiles edited = files.with(List.of(file("two")), List.of());
    assertThat(baseline.fingerprint()).isNotNull(); // From now on it is known.

    assertThat(baseline.next(edited, archives("jar")).fingerprint())
        .isEqualTo(new Baseline(edited, archives("jar")).fingerprint())
        .isNotEqualTo(baseline.fingerprint());
    assertThat(baseline.next(edited, archives("another")).fingerprint())
        .isEqualTo(new Baseline(edited, archives("another")).fingerprint());
    assertThat(baseline.next(files, archives("jar")).fingerprint())
        .isEqualTo(baseline.fingerprint());
  }

  private Map<Root, Fingerprint> archives(String content) {
    return Map.of(jar, Fingerprint.of(content));
  }

  private LiveFile file(String content) {
    return LiveFile.of(classes, "a.txt", content.getBytes(StandardCharsets.UTF_8), store);
  }
}
