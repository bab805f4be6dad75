// SPDX-License-Identifier: Apache-2.0
package dev.remain.architecture;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What users can see of a type, as text: a line for the type, and an indented one per member. */
final class ApiSurface {

  private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString");

  private ApiSurface() {}

  static boolean isVisible(Class<?> type) {
    Class<?> owner = type.getDeclaringClass();
    return !type.isAnonymousClass()
        && !type.isLocalClass()
        && isVisible(type.getModifiers())
        && (owner == null || isVisible(owner));
  }

  private static boolean isVisible(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  static List<String> describe(Class<?> type) {
    Set<String> members = new TreeSet<>();
    for (Field field : type.getDeclaredFields()) {
      if (isVisible(field.getModifiers()) && !field.isSynthetic()) {
        members.add(field(field));
      }
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (isVisible(constructor.getModifiers())
          && !constructor.isSynthetic()
          && !isCanonical(constructor)) {
        members.add(signature(constructor, type.getSimpleName()));
      }
    }
    for (Method method : type.getDeclaredMethods()) {
      if (isVisible(method.getModifiers()) && !method.isSynthetic() && !isExpected(method)) {
        members.add(
            signature(method, typeName(method.getAnnotatedReturnType()) + " " + method.getName()));
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add(header(type));
    members.forEach(member -> lines.add("  " + member));
    return lines;
  }

  private static String header(Class<?> type) {
    StringBuilder header = new StringBuilder(modifiers(type.getModifiers(), type));
    header.append(kind(type)).append(' ').append(type.getName());
    header.append(variables(type.getTypeParameters()));
    if (type.isRecord()) {
      header.append(
          Arrays.stream(type.getRecordComponents())
              .map(ApiSurface::component)
              .collect(Collectors.joining(", ", "(", ")")));
    }
    Type parent = type.getGenericSuperclass();
    if (parent != null && !type.isRecord() && !type.isEnum() && parent != Object.class) {
      header.append(" extends ").append(parent.getTypeName());
    }
    if (type.getInterfaces().length > 0) {
      header.append(type.isInterface() ? " extends " : " implements ");
      header.append(names(type.getGenericInterfaces()));
    }
    return header.toString();
  }

  private static String kind(Class<?> type) {
    if (type.isAnnotation()) {
      return "@interface";
    }
    if (type.isInterface()) {
      return "interface";
    }
    return type.isEnum() ? "enum" : type.isRecord() ? "record" : "class";
  }

  private static String modifiers(int modifiers, Class<?> type) {
    int kept = modifiers & ~Modifier.STRICT;
    if (type.isInterface()) {
      kept &= ~(Modifier.ABSTRACT | Modifier.STATIC | Modifier.INTERFACE);
    } else if (type.isRecord() || type.isEnum()) {
      kept &= ~(Modifier.FINAL | Modifier.STATIC | Modifier.ABSTRACT);
    }
    return Modifier.toString(kept) + (type.isSealed() && !type.isEnum() ? " sealed " : " ");
  }

  private static String component(RecordComponent component) {
    return typeName(component.getAnnotatedType()) + " " + component.getName();
  }

  private static String field(Field field) {
    if (field.isEnumConstant()) {
      return field.getName();
    }
    return Modifier.toString(field.getModifiers() & Modifier.fieldModifiers())
        + " "
        + typeName(field.getAnnotatedType())
        + " "
        + field.getName();
  }

  private static String signature(Executable member, String name) {
    int kept = member.getModifiers() & Modifier.methodModifiers() & ~Modifier.SYNCHRONIZED;
    String parameters =
        Arrays.stream(member.getParameters())
            .map(Parameter::getAnnotatedType)
            .map(ApiSurface::typeName)
            .collect(Collectors.joining(", ", "(", ")"));
    boolean isDefault = member instanceof Method method && method.isDefault();
    Type[] thrown = member.getGenericExceptionTypes();
    return deprecation(member)
        + Modifier.toString(kept)
        + (isDefault ? " default " : " ")
        + variables(member.getTypeParameters())
        + (member.getTypeParameters().length > 0 ? " " : "")
        + name
        + parameters
        + (thrown.length > 0 ? " throws " + names(thrown) : "");
  }

  private static String deprecation(AnnotatedElement element) {
    return element.isAnnotationPresent(Deprecated.class) ? "@Deprecated " : "";
  }

  private static String typeName(AnnotatedType type) {
    return (type.isAnnotationPresent(Nullable.class) ? "@Nullable " : "")
        + type.getType().getTypeName();
  }

  private static String variables(TypeVariable<?>[] variables) {
    return variables.length == 0
        ? ""
        : Arrays.stream(variables)
            .map(variable -> variable.getName() + bounds(variable))
            .collect(Collectors.joining(", ", "<", ">"));
  }

  private static String bounds(TypeVariable<?> variable) {
    Type[] bounds = variable.getBounds();
    return bounds.length == 1 && bounds[0] == Object.class
        ? ""
        : " extends "
            + Arrays.stream(bounds).map(Type::getTypeName).collect(Collectors.joining(" & "));
  }

  private static String names(Type[] types) {
    return Arrays.stream(types).map(Type::getTypeName).collect(Collectors.joining(", "));
  }

  /** The constructor that a record's header implies. */
  private static boolean isCanonical(Constructor<?> constructor) {
    Class<?> type = constructor.getDeclaringClass();
    return type.isRecord()
        && Arrays.equals(
            constructor.getParameterTypes(),
            Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new));
  }

  /** A method that its type's kind implies. */
  private static boolean isExpected(Method method) {
    Class<?> type = method.getDeclaringClass();
    String name = method.getName();
    boolean accessor =
        type.isRecord()
            && Arrays.stream(type.getRecordComponents())
                .anyMatch(component -> method.equals(component.getAccessor()));
    boolean ofEnum =
        type.isEnum()
            && Modifier.isStatic(method.getModifiers())
            && (name.equals("values") || name.equals("valueOf"));
    return accessor || ofEnum || OF_EVERY_OBJECT.contains(name);
  }
}
