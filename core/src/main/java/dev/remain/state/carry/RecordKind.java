// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry;

import dev.remain.state.Migration;
import dev.remain.state.carry.type.Conversion;
import dev.remain.state.carry.type.FieldPlace;
import dev.remain.state.carry.type.NotCarried;
import dev.remain.state.carry.type.Notes;
import dev.remain.state.carry.type.Shape;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is a record in the next generation: made by its constructor, from its components. */
final class RecordKind extends GraphKind {

  private final Class<?> type;
  private final Notes notes;
  private final Constructor<?> constructor;
  private final Class<?>[] parameters;

  /** Of each component, and then what else there was. */
  private final List<@Nullable Field> sources = new ArrayList<>();

  private final List<Field> fields = new ArrayList<>();
  private final @Nullable Method migration;
  private final @Nullable Resolution resolution;

  RecordKind(Shape shape, Class<?> type, Notes notes) throws ReflectiveOperationException {
    this.type = type;
    this.notes = notes;
    RecordComponent[] components = type.getRecordComponents();
    this.parameters =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    this.constructor = type.getDeclaredConstructor(parameters);
    this.constructor.setAccessible(true);
    this.migration = migration(type);
    this.resolution = Resolution.of(type, notes);
    for (RecordComponent component : components) {
      Field field = type.getDeclaredField(component.getName());
      field.setAccessible(true);
      fields.add(field);
      sources.add(shape.source(field));
    }
    if (migration != null) {
      sources.addAll(shape.gone());
    }
  }

  /** Whether a record has a static method that makes it from what was before. */
  static @Nullable Method migration(Class<?> type) {
    try {
      Method method = type.getDeclaredMethod("migrate", Migration.Old.class);
      method.setAccessible(true);
      boolean fits = Modifier.isStatic(method.getModifiers()) && method.getReturnType() == type;
      return fits ? method : null;
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  @Override
  boolean isShared() {
    return false;
  }

  @Override
  @Nullable Object[] parts(Node node) throws Throwable {
    @Nullable Object[] parts = new Object[sources.size()];
    for (int i = 0; i < parts.length; i++) {
      Field source = sources.get(i);
      parts[i] = source == null ? null : source.get(node.old);
    }
    return parts;
  }

  @Override
  Object make(Node node) throws Throwable {
    if (migration != null) {
      notes.add(type.getName(), "migrated");
      Object made = migration.invoke(null, new OldFields(node, carried()));
      return made == null
          ? new NotCarried("what migrate of " + type.getName() + " answered")
          : made;
    }
    @Nullable Object[] arguments = new Object[parameters.length];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = argument(node, i);
    }
    Object made = constructor.newInstance(arguments);
    for (int i = 0; i < arguments.length; i++) {
      if (node.parts[i] instanceof Node held
          && !held.isDone
          && fields.get(i).get(made) != arguments[i]) {
        notes.add(
            type.getName(),
            fields.get(i).getName() + " was copied by the constructor before it was complete");
      }
    }
    return made;
  }

  private List<Field> carried() {
    List<Field> carried = new ArrayList<>();
    for (Field source : sources) {
      carried.add(source == null ? fields.get(carried.size()) : source);
    }
    return carried;
  }

  private @Nullable Object argument(Node node, int index) {
    if (sources.get(index) == null) {
      return Conversion.nothing(parameters[index]);
    }
    Object value = Conversion.fit(node.value(index), parameters[index]);
    if (value instanceof NotCarried dropped) {
      tellDropped(node, index, dropped, notes);
      return Conversion.nothing(parameters[index]);
    }
    return value;
  }

  @Override
  FieldPlace placeOf(Node node, int part) {
    Field source = sources.get(part);
    String name = part < fields.size() ? fields.get(part).getName() : "";
    return new FieldPlace(
        type.getName(), name.isEmpty() && source != null ? source.getName() : name);
  }

  @Override
  Object resolve(Node node, Object copy, boolean isHeld) throws Throwable {
    return resolve(resolution, copy, isHeld);
  }

  @Override
  void tellDropped(Node node, int part, NotCarried dropped, Notes to) {
    to.add(placeOf(node, part), "dropped (" + dropped.what() + ")");
  }
}
