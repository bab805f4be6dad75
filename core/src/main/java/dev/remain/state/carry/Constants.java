// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry;

import dev.remain.classfile.Initialized;
import dev.remain.state.carry.type.FieldPlace;
import dev.remain.state.carry.type.NextTypes;
import dev.remain.state.carry.type.Notes;
import dev.remain.state.carry.type.Thrown;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the program compares by identity: objects that are the values of static final fields of the
 * old generation. Each becomes the value of that field in the next generation, as constants of
 * enums do, so that {@code mode == BUSY} stays true. Asking for that value initialises the class
 * that has the field, before {@code main} is entered; only what is met in the copy is asked for. Of
 * the old generation only classes are read that are initialised. Confined to a copy.
 */
final class Constants {

  private final NextTypes types;
  private final Notes notes;
  private final IdentityHashMap<Object, Field> fields = new IdentityHashMap<>();
  private final IdentityHashMap<Object, Object> heirs = new IdentityHashMap<>();
  private final Set<Class<?>> read = new HashSet<>();
  private final Set<Class<?>> valued = new HashSet<>();
  private final ConstantParts parts;

  Constants(NextTypes types, Notes notes) {
    this.types = types;
    this.notes = notes;
    this.parts = new ConstantParts(types, this);
  }

  /** Learns the values of the static final fields of these classes, as far as they have any. */
  void read(Collection<Class<?>> classes) {
    classes.forEach(this::read);
  }

  /** Whether objects of that class are the value of such a field; looks into the class itself. */
  boolean haveAny(Class<?> type) {
    if (types.isLive(type) && !type.isArray()) {
      read(type);
    }
    return valued.contains(type);
  }

  private void read(Class<?> type) {
    if (!read.add(type)) {
      return;
    }
    try {
      Boolean isReady = null;
      for (Field field : type.getDeclaredFields()) {
        int modifiers = field.getModifiers();
        if (Modifier.isStatic(modifiers)
            && Modifier.isFinal(modifiers)
            && !field.isSynthetic()
            && !field.getType().isPrimitive()) {
          isReady = isReady == null ? (Boolean) Initialized.isOwner(field) : isReady;
          if (!isReady) {
            return;
          }
          field.setAccessible(true);
          add(field, field.get(null));
        }
      }
    } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
      // A class of which a part is missing, or that is closed: it was not met by the copy, or it is
      // told there.
    }
  }

  private void add(Field field, @Nullable Object value) {
    if (value == null
        || value instanceof Enum<?>
        || value instanceof Class<?>
        || value instanceof Boolean
        || (value instanceof String text && text.intern().equals(text) && isInterned(text))) {
      return;
    }
    Field known = fields.get(value);
    if (known == null || field.getDeclaringClass() == value.getClass()) {
      fields.put(value, field);
      valued.add(value.getClass());
      parts.read(field, value, valued);
    }
  }

  @SuppressWarnings("ReferenceEquality") // that very text
  private static boolean isInterned(String text) {
    return text == text.intern();
  }

  /** Whether it is the value of such a field, or held by one. */
  boolean has(Object value) {
    return fields.containsKey(value) || parts.has(value);
  }

  /** Whether it is the value of such a field itself. */
  boolean isValue(Object value) {
    return fields.containsKey(value);
  }

  /** The field whose value it is. */
  Field fieldOf(Object value) {
    Field field = fields.get(value);
    if (field == null) {
      throw new IllegalArgumentException("'value' must be one of the constants");
    }
    return field;
  }

  /** The value of the field now; null if it has none, which is told. */
  @Nullable Object heir(Object value) {
    if (!fields.containsKey(value)) {
      return parts.heir(value);
    }
    if (!heirs.containsKey(value)) {
      Object found = find(fieldOf(value));
      heirs.put(value, found == null ? this : found);
    }
    Object heir = heirs.get(value);
    return heir == this ? null : heir;
  }

  private @Nullable Object find(Field old) {
    Class<?> owner = types.next(old.getDeclaringClass());
    Field field = owner == null ? null : Copier.successor(old, owner);
    if (owner == null || field == null) {
      note(old, "is gone, and lives on in what is carried");
      return null;
    }
    try {
      field.setAccessible(true);
      Object value = Modifier.isFinal(field.getModifiers()) ? field.get(null) : null;
      if (value == null || types.next(old.getType()) != field.getType()) {
        note(old, "is another one in what is carried, as the field is another");
        return null;
      }
      return value;
    } catch (Throwable thrown) {
      Throwable cause =
          thrown instanceof ExceptionInInitializerError && thrown.getCause() != null
              ? thrown.getCause()
              : thrown;
      note(old, "is another one in what is carried, since " + Thrown.text(cause));
      return null;
    }
  }

  /** It is held by such a field, and is carried as a second object. */
  void apart(Object part) {
    parts.apart(part);
  }

  /**
   * Tells what is not the same.
   *
   * @param carried answers what an object has become, or null if it is not carried
   */
  void settle(UnaryOperator<@Nullable Object> carried) {
    parts.apart(carried).forEach(field -> note(field, "holds others than what is carried"));
  }

  /** Says something about a constant. */
  void note(Field field, String phrase) {
    notes.add(new FieldPlace(field.getDeclaringClass().getName(), field.getName()), phrase);
  }
}
