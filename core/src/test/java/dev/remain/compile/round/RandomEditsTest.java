// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random edits of a program of fifty sources: after each, the classes are those of a clean compile,
 * and there are errors where it has errors. {@code remaintest.edits} says how many, {@code
 * remaintest.seed} which.
 */
class RandomEditsTest {

  private static final int SOURCES = 50;
  private static final int EDITS = Integer.getInteger("remaintest.edits", 12);
  private static final long SEED = Long.getLong("remaintest.seed", 1);

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void classesAreThoseOfACleanCompile(int modules) {
    int wrong = 0;
    int failing = 0;
    int compiled = 0;
    try (Clean clean = new Clean(modules)) {
      RandomProject project = new RandomProject(SEED, modules);
      List<ModuleCode> good = grow(project, clean);
      List<Map<String, String>> goodTexts = project.texts();
      Object goodState = project.save();
      int inARow = 0;
      for (int i = 0; i < EDITS; i++) {
        project.edit();
        List<Map<String, String>> texts = project.texts();
        List<ModuleCode> expected = clean.compile(texts);
        Rounds.Outcome outcome = clean.follow(good, edits(goodTexts, texts));
        Clean.assertSame("seed " + SEED + ", edit " + i, outcome, expected);
        if (outcome instanceof Rounds.Done done) {
          good = done.after();
          goodTexts = texts;
          goodState = project.save();
          compiled += done.compiled().size();
          inARow = 0;
        } else {
          failing++;
          if (++inARow == 3) {
            project.restore(goodState);
            inARow = 0;
          }
        }
      }
    }
    System.out.printf(
        "seed %d, %d modules: %d edits, %d with errors, %d sources compiled%n",
        SEED, modules, EDITS, failing, compiled);
    assertThat(wrong).isZero();
    assertThat(failing).isLessThan(EDITS);
  }

  /** Sources are added as long as all compiles. */
  private static List<ModuleCode> grow(RandomProject project, Clean clean) {
    List<ModuleCode> good = clean.compile(project.texts());
    while (project.size() < SOURCES) {
      Object before = project.save();
      for (int i = 0; i < 2; i++) {
        project.add();
      }
      List<ModuleCode> now = clean.compile(project.texts());
      if (now == null) {
        project.restore(before);
      } else {
        good = now;
      }
    }
    assertThat(good).isNotNull();
    return good;
  }

  private static Map<SourceId, @Nullable Source> edits(
      List<Map<String, String>> before, List<Map<String, String>> after) {
    Map<SourceId, @Nullable Source> edits = new HashMap<>();
    for (int i = 0; i < before.size(); i++) {
      Map<String, String> old = new TreeMap<>(before.get(i));
      for (Map.Entry<String, String> entry : after.get(i).entrySet()) {
        if (!entry.getValue().equals(old.remove(entry.getKey()))) {
          String path = entry.getKey();
          edits.put(new SourceId(i, path), Clean.source(path, entry.getValue()));
        }
      }
      for (String gone : old.keySet()) {
        edits.put(new SourceId(i, gone), null);
      }
    }
    return edits;
  }
}
