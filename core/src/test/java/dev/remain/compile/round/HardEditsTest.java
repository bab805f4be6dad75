// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each edit leads to what a clean compile leads to, in one module and in a chain of three. */
class HardEditsTest {

  private static final Clean ONE = new Clean(1);
  private static final Clean THREE = new Clean(3);

  static List<HardEdit> edits() {
    return HardEdit.all();
  }

  @AfterAll
  static void close() {
    ONE.close();
    THREE.close();
  }

  @ParameterizedTest
  @MethodSource("edits")
  void oneModule(HardEdit edit) {
    follow(ONE, 1, edit, 0);
  }

  /** What comes first is public as seen from the next module, since they share the package. */
  @ParameterizedTest
  @MethodSource("edits")
  void threeModules(HardEdit edit) {
    for (int split = 1; split < edit.before().size(); split++) {
      follow(THREE, 3, edit, split);
    }
  }

  private static void follow(Clean clean, int modules, HardEdit edit, int split) {
    List<Map<String, String>> texts = new ArrayList<>();
    for (int i = 0; i < modules; i++) {
      texts.add(new TreeMap<>());
    }
    Map<String, Integer> owners = new HashMap<>();
    edit.before()
        .forEach(
            (path, text) -> {
              int owner = Math.min(modules - 1, owners.size() / Math.max(1, split));
              owners.put(path, owner);
              texts.get(owner).put(path, text);
            });
    List<ModuleCode> before = clean.compile(texts);
    if (before == null && modules > 1) {
      return; // What refers to something in a later module.
    }
    assertThat(before).as(edit.name()).isNotNull();
    Map<SourceId, @Nullable Source> edits = new HashMap<>();
    edit.edits()
        .forEach(
            (path, text) -> {
              int owner = owners.getOrDefault(path, 0);
              edits.put(new SourceId(owner, path), text == null ? null : Clean.source(path, text));
              if (text == null) {
                texts.get(owner).remove(path);
              } else {
                texts.get(owner).put(path, text);
              }
            });
    Clean.assertSame(edit.name(), clean.follow(before, edits), clean.compile(texts));
  }
}
