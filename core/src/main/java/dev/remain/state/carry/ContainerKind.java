// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collections and maps, rebuilt by what they promise. What the constructor of the new owner has put
 * in their place is filled instead of a new one, if it is of the same class: it has the comparator,
 * the order or the views that the program gave it.
 */
final class ContainerKind extends GraphKind {

  private final Form form;
  private final boolean isShared;
  private final boolean isView;
  private final Notes notes;
  private final Set<Object> adopted = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * How the containers of a class are made.
   *
   * @param isLate whether they hash or compare what is put into them
   * @param comparator of one that has an order, or null if it has none of its own
   * @param maker makes an empty one
   */
  record Form(boolean isLate, Sorting comparator, Maker maker) {

    static final Sorting UNSORTED = old -> null;

    static Form ordered(Maker maker) {
      return new Form(false, UNSORTED, maker);
    }

    static Form hashed(Maker maker) {
      return new Form(true, UNSORTED, maker);
    }

    static Form sorted(Sorting comparator, Maker maker) {
      return new Form(true, comparator, maker);
    }
  }

  @FunctionalInterface
  interface Sorting {
    @Nullable Comparator<?> of(Object old);
  }

  @FunctionalInterface
  interface Maker {

    /**
     * An empty one; {@link Dropped} if it cannot be made. Sets what is to be filled, if another.
     */
    Object make(Node node, @Nullable Comparator<Object> comparator);
  }

  /**
   * @param isShared whether one that holds nothing live may stay what it is
   * @param isView whether it can be a view of another one, and cannot be filled
   */
  ContainerKind(Form form, boolean isShared, boolean isView, Notes notes) {
    this.form = form;
    this.isView = isView;
    this.isShared = isShared;
    this.notes = notes;
  }

  @Override
  boolean isView() {
    return isView;
  }

  @Override
  boolean takesGiven() {
    return !isView;
  }

  @Override
  boolean isShared() {
    return isShared;
  }

  @Override
  @Nullable Object[] parts(Node node) {
    Object old = node.old;
    Comparator<?> comparator = form.comparator().of(old);
    if (old instanceof Map<?, ?> map) {
      List<@Nullable Object> parts = new ArrayList<>(2 * map.size() + 1);
      parts.add(comparator);
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        parts.add(entry.getKey());
        parts.add(entry.getValue());
      }
      return parts.toArray();
    }
    @Nullable Object[] elements = ((Collection<?>) old).toArray();
    @Nullable Object[] parts = new Object[elements.length + 1];
    parts[0] = comparator;
    System.arraycopy(elements, 0, parts, 1, elements.length);
    return parts;
  }

  @Override
  @Nullable Object allocate(Node node) {
    Object given = node.given;
    if (given != null
        && given.getClass() == node.old.getClass()
        && !isView
        && (form.comparator().of(node.old) == null) == (form.comparator().of(given) == null)) {
      if (adopted.add(given)) {
        return given;
      }
      notes.add(node.place, "is given the same object by every constructor, and filled once");
    }
    return form.comparator().of(node.old) == null ? form.maker().make(node, null) : null;
  }

  @Override
  Object make(Node node) {
    Object comparator = node.value(0);
    if (comparator instanceof Comparator<?> order) {
      @SuppressWarnings("unchecked") // It has compared what the old one was of.
      Comparator<Object> any = (Comparator<Object>) order;
      return form.maker().make(node, any);
    }
    String reason = comparator instanceof Dropped dropped ? dropped.what() : "no comparator";
    return new Dropped("a " + node.old.getClass().getSimpleName() + " with " + reason + " in it");
  }

  @Override
  boolean fillsLate() {
    return form.isLate();
  }

  @Override
  void fill(Node node) {
    Object target = node.inner == null ? node.copy : node.inner;
    if (target != null) {
      fill(node, target, 0);
    }
  }

  /** Puts the parts of a node from there on into a collection or map. */
  @SuppressWarnings("unchecked") // Of what the old one was of.
  void fill(Node node, Object target, int first) {
    if (target instanceof Map<?, ?> map) {
      map.clear();
      for (int i = first + 1; i + 1 < node.parts.length; i += 2) {
        put(node, (Map<Object, @Nullable Object>) map, i);
      }
      return;
    }
    Collection<@Nullable Object> collection = (Collection<@Nullable Object>) target;
    collection.clear();
    List<@Nullable Object> values = new ArrayList<>(node.parts.length);
    for (int i = first + 1; i < node.parts.length; i++) {
      Object value = node.value(i);
      if (value instanceof Dropped dropped) {
        tellDropped(node, i, dropped, notes);
      } else if (form.isLate()) {
        add(node, collection, value);
      } else {
        values.add(value);
      }
    }
    if (!values.isEmpty()) {
      collection.addAll(values);
    }
  }

  private void add(Node node, Collection<@Nullable Object> collection, @Nullable Object value) {
    try {
      collection.add(value);
    } catch (Throwable thrown) {
      notes.add(node.place, "without what threw " + Thrown.text(thrown));
    }
  }

  private void put(Node node, Map<Object, @Nullable Object> map, int index) {
    Object key = node.value(index);
    Object value = node.value(index + 1);
    if (key instanceof Dropped dropped) {
      tellDropped(node, index, dropped, notes);
    } else if (value instanceof Dropped dropped) {
      tellDropped(node, index + 1, dropped, notes);
    } else {
      try {
        map.put(key, value);
      } catch (Throwable thrown) {
        notes.add(node.place, "without what threw " + Thrown.text(thrown));
      }
    }
  }
}
