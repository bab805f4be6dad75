// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry;

import dev.remain.state.carry.type.NotCarried;
import dev.remain.state.carry.type.Notes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicMarkableReference;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.AtomicStampedReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** References that can be set, one or many: made empty. */
final class CellKind extends GraphKind {

  private final Form form;
  private final Notes notes;

  record Form(
      Function<Object, @Nullable Object[]> parts, Function<Object, Object> maker, Setter setter) {}

  @FunctionalInterface
  interface Setter {
    void set(Node node, Object copy, int index, @Nullable Object value);
  }

  static final Map<String, Form> FORMS = new HashMap<>();

  static {
    FORMS.put(
        "java.util.Arrays$ArrayList",
        new Form(
            old -> Arrays.copyOf(((List<?>) old).toArray(), ((List<?>) old).size(), Object[].class),
            old -> Arrays.asList(new Object[((List<?>) old).size()]),
            (node, copy, index, value) -> list(copy).set(index, value)));
    FORMS.put(
        AtomicReference.class.getName(),
        new Form(
            old -> new @Nullable Object[] {((AtomicReference<?>) old).get()},
            old -> new AtomicReference<@Nullable Object>(),
            (node, copy, index, value) -> reference(copy).set(value)));
    FORMS.put(
        AtomicReferenceArray.class.getName(),
        new Form(
            old -> elements((AtomicReferenceArray<?>) old),
            old -> new AtomicReferenceArray<>(((AtomicReferenceArray<?>) old).length()),
            (node, copy, index, value) -> array(copy).set(index, value)));
    FORMS.put(
        AtomicStampedReference.class.getName(),
        new Form(
            old -> new @Nullable Object[] {((AtomicStampedReference<?>) old).getReference()},
            old -> new AtomicStampedReference<@Nullable Object>(null, 0),
            (node, copy, index, value) ->
                stamped(copy).set(value, ((AtomicStampedReference<?>) node.old).getStamp())));
    FORMS.put(
        AtomicMarkableReference.class.getName(),
        new Form(
            old -> new @Nullable Object[] {((AtomicMarkableReference<?>) old).getReference()},
            old -> new AtomicMarkableReference<@Nullable Object>(null, false),
            (node, copy, index, value) ->
                marked(copy).set(value, ((AtomicMarkableReference<?>) node.old).isMarked())));
  }

  CellKind(Form form, Notes notes) {
    this.form = form;
    this.notes = notes;
  }

  @SuppressWarnings("unchecked") // Made here, for anything.
  private static List<@Nullable Object> list(Object copy) {
    return (List<@Nullable Object>) copy;
  }

  @SuppressWarnings("unchecked") // Made here, for anything.
  private static AtomicReference<@Nullable Object> reference(Object copy) {
    return (AtomicReference<@Nullable Object>) copy;
  }

  @SuppressWarnings("unchecked") // Made here, for anything.
  private static AtomicReferenceArray<@Nullable Object> array(Object copy) {
    return (AtomicReferenceArray<@Nullable Object>) copy;
  }

  @SuppressWarnings("unchecked") // Made here, for anything.
  private static AtomicStampedReference<@Nullable Object> stamped(Object copy) {
    return (AtomicStampedReference<@Nullable Object>) copy;
  }

  @SuppressWarnings("unchecked") // Made here, for anything.
  private static AtomicMarkableReference<@Nullable Object> marked(Object copy) {
    return (AtomicMarkableReference<@Nullable Object>) copy;
  }

  private static @Nullable Object[] elements(AtomicReferenceArray<?> array) {
    @Nullable Object[] elements = new Object[array.length()];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = array.get(i);
    }
    return elements;
  }

  @Override
  boolean isShared() {
    return true;
  }

  @Override
  Object allocate(Node node) {
    return form.maker().apply(node.old);
  }

  @Override
  @Nullable Object[] parts(Node node) {
    return form.parts().apply(node.old);
  }

  @Override
  void fill(Node node) {
    Object copy = node.copy;
    for (int i = 0; copy != null && i < node.parts.length; i++) {
      Object value = node.value(i);
      if (value instanceof NotCarried dropped) {
        tellDropped(node, i, dropped, notes);
      } else {
        form.setter().set(node, copy, i, value);
      }
    }
  }
}
