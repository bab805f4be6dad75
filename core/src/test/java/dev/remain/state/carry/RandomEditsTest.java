// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the classes are and become, each field is what its source was, and nothing is old. */
class RandomEditsTest {

  @TempDir Path directory;
  private final IdentityHashMap<Object, Object> pairs = new IdentityHashMap<>();
  private final IdentityHashMap<Object, Object> reversed = new IdentityHashMap<>();
  private final IdentityHashMap<Object, Object> constants = new IdentityHashMap<>();
  private final Deque<Object[]> queue = new ArrayDeque<>();
  private ClassLoader old;
  private RandomProgram program;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void everyFieldIsWhatItsSourceWas(long seed) throws Exception {
    program = new RandomProgram(seed);
    TwoVersions app = TwoVersions.in(directory);
    program.into(app);
    old = app.old();
    Object[] graph = program.graph(old, 300);

    Object copy = app.copy(graph);

    List<Object> before = RandomProgram.constants(old);
    List<Object> after = RandomProgram.constants(app.next());
    for (int i = 0; i < before.size(); i++) {
      constants.put(before.get(i), after.get(i));
    }
    pair(graph, copy);
    for (Object[] next = queue.poll(); next != null; next = queue.poll()) {
      compare(next[0], next[1]);
    }
    assertThat(pairs).hasSizeGreaterThan(300);
    assertThat(app.notes().toString()).doesNotContain("since", "threw", "without");
  }

  private void pair(@Nullable Object before, @Nullable Object after) {
    if (before == null || after == null) {
      assertThat(after).isEqualTo(before);
    } else if (before instanceof Number left && after instanceof Number right) {
      assertThat(right.doubleValue()).isEqualTo(left.doubleValue());
    } else if (before instanceof Character left && after instanceof Integer right) {
      assertThat(right).isEqualTo((int) left);
    } else if (before instanceof Enum<?> left && after instanceof Enum<?> right) {
      assertThat(right.name()).isEqualTo(left.name());
      assertThat(right.getClass().getClassLoader()).isNotSameAs(old);
    } else if (before instanceof String
        || before instanceof Boolean
        || before instanceof Character) {
      assertThat(after).isEqualTo(before);
    } else if (constants.containsKey(before)) {
      assertThat(after).isSameAs(constants.get(before));
    } else if (pairs.containsKey(before)) {
      assertThat(after).isSameAs(pairs.get(before));
    } else {
      assertThat(reversed.containsKey(after)).isFalse();
      pairs.put(before, after);
      reversed.put(after, before);
      queue.add(new Object[] {before, after});
    }
  }

  private void compare(Object before, Object after) throws ReflectiveOperationException {
    assertThat(after.getClass().getName()).isEqualTo(before.getClass().getName());
    Class<?> type = after.getClass();
    if (type.getSimpleName().matches("Own|Recent")) {
      assertThat(type.getField("calls").get(after))
          .isEqualTo(before.getClass().getField("calls").get(before));
    }
    if (type.isArray()) {
      assertThat(Array.getLength(after)).isEqualTo(Array.getLength(before));
      assertThat(type.getComponentType().getClassLoader()).isNotSameAs(old);
      for (int i = 0; i < Array.getLength(before); i++) {
        pair(Array.get(before, i), Array.get(after, i));
      }
    } else if (before instanceof Collection<?> left && after instanceof Collection<?> right) {
      assertThat(right).hasSameSizeAs(left);
      Iterator<?> rights = right.iterator();
      left.forEach(element -> pair(element, rights.next()));
    } else if (before instanceof Map<?, ?> left && after instanceof Map<?, ?> right) {
      assertThat(right.size()).isEqualTo(left.size());
      left.forEach(
          (key, value) -> {
            Object now = key instanceof String || key instanceof Integer ? key : pairs.get(key);
            if (now != null) { // Else it is met later, or not found by hash code.
              pair(value, right.get(now));
            }
          });
      right.keySet().forEach(key -> assertThat(key.getClass().getClassLoader()).isNotSameAs(old));
    } else {
      compareFields(before, after);
    }
  }

  private void compareFields(Object before, Object after) throws ReflectiveOperationException {
    assertThat(after.getClass().getClassLoader()).isNotSameAs(old);
    for (Field field : after.getClass().getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers())) {
        continue;
      }
      field.setAccessible(true);
      String source = program.sources.get(after.getClass().getSimpleName() + "." + field.getName());
      if (source == null) {
        assertThat(field.get(after)).isEqualTo(after.getClass().isRecord() ? 0 : 42);
      } else {
        pair(before.getClass().getField(source).get(before), field.get(after));
      }
    }
  }
}
