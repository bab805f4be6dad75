// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

import dev.remain.classfile.Initialized;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The fields of kept classes that may lead to objects of a program. Confined to one thread. */
final class Statics {

  private final ClassLoader kept;
  private final Map<Class<?>, List<Field>> statics = new ConcurrentHashMap<>();
  private final Map<Class<?>, List<Field>> own = new ConcurrentHashMap<>();
  private final Set<Class<?>> initialized = ConcurrentHashMap.newKeySet();
  private final Map<Class<?>, List<Field>> plain = new ConcurrentHashMap<>();
  private final Map<Class<?>, List<Field>> plainOwn = new ConcurrentHashMap<>();

  /**
   * @param kept the base; its classes are in an unnamed module, and so open to reflection
   */
  Statics(ClassLoader kept) {
    this.kept = kept;
  }

  ClassLoader kept() {
    return kept;
  }

  /** The static ones of a class, if it is initialised; makes it neither that nor anything else. */
  List<Field> of(Class<?> type) {
    return ifInitialized(type, statics.computeIfAbsent(type, each -> fields(each, true)));
  }

  /** The same of those that may hold a number, a text or a container. */
  List<Field> plain(Class<?> type) {
    return ifInitialized(
        type, plain.computeIfAbsent(type, each -> counting(fields(each, true, Statics::mayCount))));
  }

  /** Asks until it is: some microseconds for each class. */
  private List<Field> ifInitialized(Class<?> type, List<Field> fields) {
    if (fields.isEmpty() || initialized.contains(type)) {
      return fields;
    }
    if (!Initialized.isOwner(fields.get(0))) {
      return List.of();
    }
    initialized.add(type);
    return fields;
  }

  /** Those of objects of a class, as far as its super classes are kept, too. */
  List<Field> ofObjects(Class<?> type) {
    return own.computeIfAbsent(type, each -> inherited(each, Statics::mayLead));
  }

  /** The same of those that may hold a number, a text or a container. */
  List<Field> plainOfObjects(Class<?> type) {
    return plainOwn.computeIfAbsent(type, each -> counting(inherited(each, Statics::mayCount)));
  }

  private List<Field> inherited(Class<?> type, Predicate<Class<?>> isWanted) {
    List<Field> fields = new ArrayList<>();
    for (Class<?> at = type; at != null && at.getClassLoader() == kept; at = at.getSuperclass()) {
      fields.addAll(fields(at, false, isWanted));
    }
    return fields;
  }

  private static boolean mayCount(Class<?> type) {
    return type == int.class
        || type == long.class
        || type == short.class
        || type == double.class
        || type == float.class
        || type == boolean.class
        || (!type.isPrimitive() && type != Class.class);
  }

  /** Without numbers that never change, and static texts, as most of them are constants. */
  private static List<Field> counting(List<Field> fields) {
    fields.removeIf(
        field ->
            Modifier.isFinal(field.getModifiers())
                && (field.getType().isPrimitive()
                    || (field.getType() == String.class
                        && Modifier.isStatic(field.getModifiers()))));
    return fields;
  }

  /** The static ones of a class that are flags or constants of an enum, if it is initialised. */
  static List<Field> flags(Class<?> type) {
    List<Field> fields = fields(type, true, Statics::isFlag);
    return !fields.isEmpty() && Initialized.isOwner(fields.get(0)) ? fields : List.of();
  }

  /** The same of its objects. */
  static List<Field> flagsOfObjects(Class<?> type) {
    return fields(type, false, Statics::isFlag);
  }

  private static boolean isFlag(Class<?> type) {
    return type == boolean.class || type.isEnum();
  }

  private static List<Field> fields(Class<?> type, boolean isStatic) {
    return fields(type, isStatic, Statics::mayLead);
  }

  private static List<Field> fields(Class<?> type, boolean isStatic, Predicate<Class<?>> isWanted) {
    List<Field> fields = new ArrayList<>();
    if (isStatic && type.isHidden()) {
      return fields;
    }
    try {
      for (Field field : type.getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers()) == isStatic
            && !(isStatic && field.isSynthetic())
            && isWanted.test(field.getType())) {
          field.setAccessible(true);
          fields.add(field);
        }
      }
    } catch (LinkageError | RuntimeException e) {
      return new ArrayList<>(); // An optional dependency of the library is not there.
    }
    return fields;
  }

  /**
   * Null, too, where it cannot be read.
   *
   * @param of null for a static one
   */
  static @Nullable Object value(Field field, @Nullable Object of) {
    try {
      return field.get(of);
    } catch (IllegalAccessException | LinkageError | RuntimeException e) {
      return null;
    }
  }

  static boolean mayLead(Class<?> type) {
    Class<?> element = type.isArray() ? type.getComponentType() : type;
    return !element.isPrimitive()
        && element != String.class
        && element != Boolean.class
        && !Number.class.isAssignableFrom(element);
  }
}
