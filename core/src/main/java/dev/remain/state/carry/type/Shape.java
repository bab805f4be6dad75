// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry.type;

import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which field of a class becomes which of its next version: the one of the same name, or former
 * name, in the same class; else the only one of that name in any class above or below it.
 */
public final class Shape {

  private final NextTypes types;
  private final Map<Field, Field> sources = new LinkedHashMap<>();
  private final List<Field> news = new ArrayList<>();
  private final List<Field> resets = new ArrayList<>();
  private final List<Field> gone;

  public Shape(Class<?> from, Class<?> to, NextTypes types) {
    this.types = types;
    List<Field> olds = Fields.of(from);
    List<Field> unmatched = new ArrayList<>();
    Set<Field> used = new HashSet<>();
    for (Field field : Fields.of(to)) {
      if (from != to && Marks.isReset(field)) {
        resets.add(field);
        continue;
      }
      Field source = source(field, olds, true);
      if (source == null) {
        unmatched.add(field);
      } else {
        sources.put(field, source);
        used.add(source);
      }
    }
    for (Field field : unmatched) {
      Field source =
          source(field, olds.stream().filter(old -> !used.contains(old)).toList(), false);
      if (source == null) {
        news.add(field);
      } else {
        sources.put(field, source);
        used.add(source);
      }
    }
    gone = olds.stream().filter(old -> !used.contains(old) && !isReset(old)).toList();
  }

  /** New fields and what is carried into them. */
  public Map<Field, Field> sources() {
    return sources;
  }

  /** Old fields that have no successor. */
  public List<Field> gone() {
    return gone;
  }

  public @Nullable Field source(Field field) {
    return sources.get(field);
  }

  private @Nullable Field source(Field field, List<Field> olds, boolean sameClass) {
    for (String name : names(field)) {
      List<Field> found =
          olds.stream()
              .filter(
                  old ->
                      old.getName().equals(name)
                          && (!sameClass
                              || types.next(old.getDeclaringClass()) == field.getDeclaringClass()))
              .toList();
      if (found.size() == 1) {
        return found.get(0);
      }
    }
    return null;
  }

  private static List<String> names(Field field) {
    return Stream.concat(Stream.of(field.getName()), Marks.formerNames(field).stream()).toList();
  }

  private boolean isReset(Field old) {
    return resets.stream().anyMatch(reset -> names(reset).contains(old.getName()));
  }

  /**
   * Says what is different.
   *
   * @param given what new fields have, in words
   * @param migrates whether code of the program sees to what is gone, and what is new
   */
  public void tell(String type, Notes notes, String given, boolean migrates) {
    sources.forEach((to, from) -> tell(type, notes, from, to));
    if (!migrates) {
      gone.stream()
          .filter(field -> !field.isSynthetic())
          .forEach(field -> notes.add(type, field.getName() + " dropped"));
      news.stream()
          .filter(field -> !field.isSynthetic())
          .forEach(field -> notes.add(type, field.getName() + " new (" + given + ")"));
    }
    resets.forEach(field -> notes.add(type, field.getName() + " reset"));
  }

  private void tell(String type, Notes notes, Field from, Field to) {
    if (!from.getName().equals(to.getName())) {
      notes.add(type, from.getName() + " -> " + to.getName());
    }
    if (types.next(from.getDeclaringClass()) != to.getDeclaringClass()
        && !to.getDeclaringClass().isRecord()) {
      notes.add(type, to.getName() + " moved to " + to.getDeclaringClass().getName());
    }
    Class<?> before = from.getType();
    Class<?> after = to.getType();
    if (before != after && Conversion.widens(unboxed(before), unboxed(after))) {
      String change = before.getSimpleName() + " -> " + after.getSimpleName();
      notes.add(type, to.getName() + " " + change);
    }
  }

  private static Class<?> unboxed(Class<?> type) {
    return MethodType.methodType(type).unwrap().returnType();
  }
}
