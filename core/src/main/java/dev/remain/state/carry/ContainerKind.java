// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry;

import dev.remain.state.carry.type.Access;
import dev.remain.state.carry.type.NotCarried;
import dev.remain.state.carry.type.Notes;
import dev.remain.state.carry.type.Thrown;
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
  private final Access reading;
  private final Access writing;
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
     * An empty one; {@link NotCarried} if it cannot be made. Sets what is to be filled, if another.
     */
    Object make(Node node, @Nullable Comparator<Object> comparator);
  }

  /**
   * @param isShared whether one that holds nothing live may stay what it is
   * @param isView whether it can be a view of another one, and cannot be filled
   */
  ContainerKind(Form form, boolean isShared, boolean isView, Notes notes) {
    this(form, isShared, isView, Access.DIRECT, Access.DIRECT, notes);
  }

  /** What objects of a class of the program hold that extends one with such a form. */
  static ContainerKind within(Class<?> type, Class<?> next, Form form, Notes notes)
      throws ReflectiveOperationException {
    return new ContainerKind(form, true, false, Access.past(type), Access.past(next), notes);
  }

  private ContainerKind(
      Form form, boolean isShared, boolean isView, Access reading, Access writing, Notes notes) {
    this.form = form;
    this.reading = reading;
    this.writing = writing;
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
  @Nullable Object[] parts(Node node) throws Throwable {
    @Nullable Object[] held = reading.parts(node.old);
    @Nullable Object[] parts = new Object[1 + held.length];
    parts[0] = form.comparator().of(node.old);
    System.arraycopy(held, 0, parts, 1, held.length);
    return parts;
  }

  /** One that is empty is there to be filled; what is in another one may have been edited. */
  @Override
  boolean fills(Object old, Object heir) {
    return !isView
        && heir.getClass() == old.getClass()
        && (heir instanceof Map<?, ?> map ? map.isEmpty() : ((Collection<?>) heir).isEmpty());
  }

  @Override
  @Nullable Object allocate(Node node) {
    Object given = node.heir == null ? node.given : node.heir;
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
    String reason = comparator instanceof NotCarried dropped ? dropped.what() : "no comparator";
    return new NotCarried(
        "a " + node.old.getClass().getSimpleName() + " with " + reason + " in it");
  }

  @Override
  boolean fillsLate() {
    return form.isLate();
  }

  @Override
  void fill(Node node) throws Throwable {
    Object target = node.inner == null ? node.copy : node.inner;
    if (target != null) {
      fill(node, target, 0);
    }
  }

  /** Puts the parts of a node from there on into a collection or map. */
  void fill(Node node, Object target, int first) throws Throwable {
    writing.clear(target);
    boolean isMap = target instanceof Map<?, ?>;
    List<@Nullable Object> values = new ArrayList<>(node.parts.length);
    for (int i = first + 1; i < node.parts.length; i += isMap ? 2 : 1) {
      Object part = node.value(i);
      Object value = isMap ? node.value(i + 1) : null;
      if (part instanceof NotCarried dropped) {
        tellDropped(node, i, dropped, notes);
      } else if (value instanceof NotCarried dropped) {
        tellDropped(node, i + 1, dropped, notes);
      } else {
        values.add(part);
        if (isMap) {
          values.add(value);
        }
      }
    }
    if (!form.isLate()) {
      writing.addAll(target, values);
    } else if (!isMap || !writing.putAll(target, values)) {
      writing.clear(target);
      addEach(node, target, isMap, values);
    }
  }

  private void addEach(Node node, Object target, boolean isMap, List<@Nullable Object> values) {
    for (int i = 0; i < values.size(); i += isMap ? 2 : 1) {
      try {
        if (isMap) {
          writing.put(target, values.get(i), values.get(i + 1));
        } else {
          writing.add(target, values.get(i));
        }
      } catch (Throwable thrown) {
        notes.add(node.place, "without what threw " + Thrown.text(thrown));
      }
    }
  }
}
