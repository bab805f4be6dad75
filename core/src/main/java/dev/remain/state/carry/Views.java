// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry;

import dev.remain.state.carry.type.FieldPlace;
import dev.remain.state.carry.type.Fields;
import dev.remain.state.carry.type.Notes;
import dev.remain.state.carry.type.Thrown;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Unmodifiable wrappers, which nobody can see what they are views of. Where the new owner's
 * constructor has made one, and it shows what it should when everything is filled, it stays: it is
 * a view of what was filled. Confined to the thread that copies.
 */
final class Views {

  static final String VIEWS = "java.util.Collections$Unmodifiable";

  private final Notes notes;
  private final List<View> unsettled = new ArrayList<>();

  private record View(Object owner, Field field, Object rebuilt, FieldPlace place) {}

  Views(Notes notes) {
    this.notes = notes;
  }

  /** The field of the owner is to show what the rebuilt wrapper does. */
  void add(Object owner, Field field, Object rebuilt, FieldPlace place) {
    unsettled.add(new View(owner, field, rebuilt, place));
  }

  /** Everything is filled. */
  void settle() {
    for (View view : unsettled) {
      try {
        settle(view);
      } catch (Throwable thrown) {
        notes.add(view.place(), "dropped (" + Thrown.text(thrown) + ")");
      }
    }
    unsettled.clear();
  }

  private void settle(View view) throws IllegalAccessException {
    Object given = view.field().get(view.owner());
    if (given != null
        && given.getClass() == view.rebuilt().getClass()
        && isSame(given, view.rebuilt())) {
      return;
    }
    if (hasSibling(view)) {
      notes.add(view.place(), "is a copy of its own now, and no longer a view");
    }
    view.field().set(view.owner(), view.rebuilt());
  }

  private static boolean hasSibling(View view) throws IllegalAccessException {
    for (Field field : Fields.of(view.owner().getClass())) {
      Object other = field.getType().isPrimitive() ? null : field.get(view.owner());
      if (other != null
          && !field.equals(view.field())
          && !other.getClass().getName().startsWith(VIEWS)
          && isSame(other, view.rebuilt())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSame(Object one, Object other) {
    if (one instanceof Map<?, ?> left && other instanceof Map<?, ?> right) {
      return left.size() == right.size()
          && isSame(left.keySet().iterator(), right.keySet().iterator())
          && isSame(left.values().iterator(), right.values().iterator());
    }
    return one instanceof Collection<?> left
        && other instanceof Collection<?> right
        && left.size() == right.size()
        && isSame(left.iterator(), right.iterator());
  }

  private static boolean isSame(Iterator<?> left, Iterator<?> right) {
    while (left.hasNext() && right.hasNext()) {
      @Nullable Object one = left.next();
      if (one != right.next()) {
        return false;
      }
    }
    return left.hasNext() == right.hasNext();
  }
}
