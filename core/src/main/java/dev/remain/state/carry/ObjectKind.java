// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry;

import dev.remain.state.Migration;
import dev.remain.state.carry.type.Allocation;
import dev.remain.state.carry.type.Conversion;
import dev.remain.state.carry.type.FieldPlace;
import dev.remain.state.carry.type.Fields;
import dev.remain.state.carry.type.NotCarried;
import dev.remain.state.carry.type.Notes;
import dev.remain.state.carry.type.PrimitiveMove;
import dev.remain.state.carry.type.Shape;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Objects with fields: made anew, and their fields set one by one. */
final class ObjectKind extends GraphKind {

  private final Class<?> type;
  private final Allocation allocation;
  private final boolean isShared;
  private final Notes notes;
  private final Views views;
  private final List<PrimitiveMove> primitives = new ArrayList<>();
  private final List<Field> from = new ArrayList<>();
  private final List<Field> to = new ArrayList<>();
  private final List<FieldPlace> places = new ArrayList<>();
  private final @Nullable ContainerKind contents;
  private final boolean migrates;
  private final @Nullable Resolution resolution;

  /**
   * @param contents how to carry what objects hold as collections or maps, or null if they are none
   * @param isShared for classes that stay: what holds nothing live is left as it is
   */
  ObjectKind(
      Shape shape,
      Class<?> type,
      Allocation allocation,
      @Nullable ContainerKind contents,
      boolean isShared,
      Notes notes,
      Views views) {
    this.type = type;
    this.allocation = allocation;
    this.contents = contents;
    this.isShared = isShared;
    this.notes = notes;
    this.views = views;
    this.resolution = isShared ? null : Resolution.of(type, notes);
    this.migrates = Migration.class.isAssignableFrom(type) && !isShared;
    for (Map.Entry<Field, Field> move : shape.sources().entrySet()) {
      add(move.getValue(), move.getKey(), type.getName());
    }
    if (migrates) {
      for (Field gone : shape.gone()) {
        from.add(gone);
        places.add(new FieldPlace(type.getName(), gone.getName()));
      }
    }
  }

  private void add(Field source, Field target, String type) {
    Class<?> before = source.getType();
    Class<?> after = target.getType();
    if (!before.isPrimitive() || !after.isPrimitive()) {
      from.add(source);
      to.add(target);
      places.add(new FieldPlace(type, target.getName()));
    } else if (Conversion.widens(before, after)) {
      primitives.add(PrimitiveMove.of(source, target));
    } else {
      notes.add(type, target.getName() + " dropped (" + before + " is no " + after + ")");
    }
  }

  @Override
  boolean takesGiven() {
    return contents != null;
  }

  @Override
  boolean isShared() {
    return isShared;
  }

  @Override
  boolean isMadeFirst() {
    return !isShared;
  }

  @Override
  boolean fills(Object old, Object heir) {
    return heir.getClass() == type;
  }

  @Override
  Object allocate(Node node) throws Throwable {
    if (node.heir != null) {
      return node.heir;
    }
    if (contents != null) {
      Object given = node.given;
      if (given != null && given.getClass() == type) {
        return given;
      }
      if (!allocation.constructs()) {
        notes.add(type.getName(), "made empty by " + Fields.above(type).getName() + " and filled");
      }
    }
    return allocation.make();
  }

  @Override
  @Nullable Object[] parts(Node node) throws Throwable {
    if (contents == null && from.isEmpty()) {
      return Node.NOTHING;
    }
    @Nullable Object[] held = contents == null ? null : contents.parts(node);
    @Nullable Object[] parts = new Object[from.size() + (held == null ? 0 : held.length)];
    for (int i = 0; i < from.size(); i++) {
      parts[i] = from.get(i).get(node.old);
    }
    if (held != null) {
      System.arraycopy(held, 0, parts, from.size(), held.length);
    }
    return parts;
  }

  @Override
  FieldPlace placeOf(Node node, int part) {
    return part < places.size() ? places.get(part) : node.place;
  }

  @Override
  void give(Node owner, int part, Node held) throws Throwable {
    if (part < to.size() && owner.copy != null) {
      held.given = to.get(part).get(owner.copy);
    }
  }

  @Override
  boolean fillsLate() {
    return contents != null && contents.fillsLate();
  }

  @Override
  void fill(Node node) throws Throwable {
    Object copy = node.copy;
    if (copy == null) {
      return;
    }
    for (PrimitiveMove move : primitives) {
      move.from(node.old, copy);
    }
    for (int i = 0; i < to.size(); i++) {
      Field field = to.get(i);
      Object value = Conversion.fit(node.value(i), field.getType());
      if (value instanceof NotCarried dropped) {
        tellDropped(node, i, dropped, notes);
      } else if (value != null
          && node.parts[i] instanceof Node held
          && held.kind.isView()
          && held.copy != held.old) {
        views.add(copy, field, value, places.get(i));
      } else {
        set(copy, field, value);
      }
    }
    if (contents != null) {
      contents.fill(node, copy, from.size());
    }
  }

  private static void set(Object copy, Field field, @Nullable Object value) throws Throwable {
    // A final one is left alone where it can be.
    if (!Modifier.isFinal(field.getModifiers()) || field.get(copy) != value) {
      field.set(copy, value);
    }
  }

  @Override
  void migrate(Node node) throws Throwable {
    if (migrates && node.copy instanceof Migration migration) {
      notes.add(node.copy.getClass().getName(), "migrated");
      migration.migrate(new OldFields(node, from));
    }
  }

  @Override
  Object resolve(Node node, Object copy, boolean isHeld) throws Throwable {
    return copy == node.heir ? copy : resolve(resolution, copy, isHeld);
  }

  @Override
  void tellDropped(Node node, int part, NotCarried dropped, Notes to) {
    if (part < places.size()) {
      to.add(places.get(part), "dropped (" + dropped.what() + ")");
    } else {
      super.tellDropped(node, part, dropped, to);
    }
  }
}
