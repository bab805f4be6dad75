// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry;

import dev.remain.state.carry.type.NotCarried;
import dev.remain.state.carry.type.Notes;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Values of the JDK that cannot be changed once they are made from what they hold. */
final class FixedKind extends GraphKind {

  private final Form form;
  private final Notes notes;

  /**
   * @param drops whether one that would hold something dropped is dropped itself
   */
  record Form(Function<Object, @Nullable Object[]> parts, Maker maker, boolean drops) {}

  @FunctionalInterface
  interface Maker {
    Object make(List<@Nullable Object> parts);
  }

  static final Map<String, Form> FORMS = new HashMap<>();

  static {
    Function<Object, @Nullable Object[]> elements = old -> ((Collection<?>) old).toArray();
    for (String name : new String[] {"ListN", "List12", "SubList"}) {
      FORMS.put(
          "java.util.ImmutableCollections$" + name, new Form(elements, FixedKind::list, false));
    }
    String collections = "java.util.Collections$";
    FORMS.put(
        collections + "SingletonList",
        new Form(elements, parts -> Collections.singletonList(parts.get(0)), true));
    FORMS.put(
        collections + "SingletonSet",
        new Form(elements, parts -> Collections.singleton(parts.get(0)), true));
    FORMS.put(
        collections + "SingletonMap",
        new Form(
            old -> pair(((Map<?, ?>) old).entrySet().iterator().next()),
            parts -> Collections.singletonMap(parts.get(0), parts.get(1)),
            true));
    FORMS.put(
        collections + "CopiesList",
        new Form(elements, parts -> Collections.nCopies(parts.size(), parts.get(0)), true));
    FORMS.put(
        collections + "ReverseComparator2",
        new Form(
            old -> new Object[] {((Comparator<?>) old).reversed()},
            parts -> Collections.reverseOrder((Comparator<?>) parts.get(0)),
            true));
    FORMS.put(
        "java.util.Optional",
        new Form(
            old -> ((Optional<?>) old).stream().toArray(),
            parts -> parts.isEmpty() ? Optional.empty() : Optional.of(some(parts.get(0))),
            false));
    FORMS.put(
        "java.util.KeyValueHolder",
        new Form(
            old -> pair((Map.Entry<?, ?>) old),
            parts -> Map.entry(some(parts.get(0)), some(parts.get(1))),
            true));
    FORMS.put(
        "java.util.AbstractMap$SimpleImmutableEntry",
        new Form(
            old -> pair((Map.Entry<?, ?>) old),
            parts -> new AbstractMap.SimpleImmutableEntry<>(parts.get(0), parts.get(1)),
            true));
    FORMS.put(
        "java.util.AbstractMap$SimpleEntry",
        new Form(
            old -> pair((Map.Entry<?, ?>) old),
            parts -> new AbstractMap.SimpleEntry<>(parts.get(0), parts.get(1)),
            true));
  }

  FixedKind(Form form, Notes notes) {
    this.form = form;
    this.notes = notes;
  }

  private static Object some(@Nullable Object part) {
    return Objects.requireNonNull(part);
  }

  private static @Nullable Object[] pair(Map.Entry<?, ?> entry) {
    return new @Nullable Object[] {entry.getKey(), entry.getValue()};
  }

  private static Object list(List<@Nullable Object> parts) {
    return parts.contains(null) // As Stream.toList() may have given it.
        ? Collections.unmodifiableList(new ArrayList<>(parts))
        : List.of(parts.toArray());
  }

  @Override
  boolean isShared() {
    return true;
  }

  @Override
  @Nullable Object[] parts(Node node) {
    @Nullable Object[] parts = form.parts().apply(node.old);
    return Arrays.copyOf(parts, parts.length, Object[].class);
  }

  @Override
  Object make(Node node) {
    List<@Nullable Object> parts = new ArrayList<>(node.parts.length);
    for (int i = 0; i < node.parts.length; i++) {
      Object value = node.value(i);
      if (!(value instanceof NotCarried dropped)) {
        parts.add(value);
      } else if (form.drops()) {
        return dropped;
      } else {
        tellDropped(node, i, dropped, notes);
      }
    }
    return form.maker().make(parts);
  }
}
