// SPDX-License-Identifier: Apache-2.0
package dev.remain.classpath;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FileMapTest {

  private static final Root ROOT = Root.liveDirectory(Path.of("classes"));

  private final ByteStore store = new ByteStore(1 << 20);

  private LiveFile file(String path, String text) {
    return LiveFile.of(ROOT, path, text.getBytes(), store);
  }

  @Test
  void isWhatAPlainMapWouldBeAfterManyEdits() {
    Random random = new Random(7);
    Map<String, LiveFile> model = new HashMap<>();
    FileMap map = FileMap.of(Map.of());
    for (int round = 0; round < 400; round++) {
      FileMap before = map;
      Map<String, LiveFile> modelBefore = new HashMap<>(model);
      Map<String, @Nullable LiveFile> changes = new HashMap<>();
      for (int i = random.nextInt(4); i >= 0; i--) {
        String path = "p" + random.nextInt(600) + (random.nextBoolean() ? ".class" : "");
        changes.put(path, random.nextInt(3) == 0 ? null : file(path, "v" + random.nextInt(3)));
      }
      changes.forEach(
          (path, file) -> {
            if (file == null) {
              model.remove(path);
            } else {
              model.put(path, file);
            }
          });

      map = map.with(changes);

      assertThat(map).isEqualTo(model).hasSameSizeAs(model);
      assertThat(before).isEqualTo(modelBefore);
      assertThat(map.classes())
          .isEqualTo(model.keySet().stream().filter(LiveFile::isClass).count());
      assertThat(map.differing(before))
          .isEqualTo(before.differing(map))
          .isEqualTo(differing(model, modelBefore));
    }
    assertThat(map).hasSizeGreaterThan(256);
  }

  private static TreeSet<String> differing(Map<String, LiveFile> one, Map<String, LiveFile> other) {
    TreeSet<String> paths = new TreeSet<>(one.keySet());
    paths.addAll(other.keySet());
    paths.removeIf(
        path ->
            one.containsKey(path)
                && other.containsKey(path)
                && one.get(path).fingerprint().equals(other.get(path).fingerprint()));
    return paths;
  }

  @Test
  void answersNothingForWhatIsNotThere() {
    FileMap map = FileMap.of(Map.of("a", file("a", "1")));
    Map<String, @Nullable LiveFile> gone = new HashMap<>();
    gone.put("a", null);

    assertThat(map.get("b")).isNull();
    assertThat(map.with(gone).get("a")).isNull();
    assertThat(map.with(gone)).isEmpty();
    assertThat(map).containsOnlyKeys("a");
  }
}
