// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation.book;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A call that ends something, as a table has it: {@code dispatcher.executorService.shutdownNow}, or
 * {@code close(PT0.5S)}. Methods are found by name and by how many arguments they take, public ones
 * of public types only. Immutable.
 */
public final class EndCall {

  private static final Pattern PART = Pattern.compile("(\\w+)(?:\\(([^)]*)\\))?");
  private static final Pattern WHOLE = Pattern.compile(PART + "(\\." + PART + ")*");
  private static final Pattern SEPARATOR = Pattern.compile("\\s*,\\s*");

  private final String text;
  private final List<Part> path;

  private record Part(String method, List<String> arguments) {}

  private EndCall(String text, List<Part> path) {
    this.text = text;
    this.path = path;
  }

  /** What such a text says. */
  public static EndCall of(String text) {
    if (!WHOLE.matcher(text).matches()) {
      throw new IllegalArgumentException("not a call: " + text);
    }
    List<Part> path = new ArrayList<>();
    Matcher matcher = PART.matcher(text);
    while (matcher.find()) {
      String given = matcher.group(2);
      List<String> arguments =
          given == null || given.isBlank()
              ? List.of()
              : SEPARATOR.splitAsStream(given.trim()).toList();
      path.add(new Part(matcher.group(1), arguments));
    }
    return new EndCall(text, path);
  }

  /** The answer, or null where something on the way is not there. */
  public @Nullable Object on(Object thing) throws Exception {
    @Nullable Object at = thing;
    for (Part part : path) {
      if (at == null) {
        return null;
      }
      Method method = find(at.getClass(), part.method(), part.arguments());
      if (method == null) {
        return null;
      }
      at = invoke(method, at, part.arguments());
    }
    return at;
  }

  private static @Nullable Object invoke(Method method, Object target, List<String> given)
      throws Exception {
    Class<?>[] types = method.getParameterTypes();
    Object[] arguments = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      arguments[i] = value(given.get(i), types[i]);
    }
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }

  private static @Nullable Object value(String text, Class<?> type) {
    if (text.equals("null")) {
      return null;
    }
    if (type == int.class) {
      return Integer.parseInt(text);
    }
    if (type == long.class) {
      return Long.parseLong(text);
    }
    if (type == boolean.class) {
      return Boolean.parseBoolean(text);
    }
    if (type == Duration.class) {
      return Duration.parse(text);
    }
    for (Object constant : type.isEnum() ? type.getEnumConstants() : new Object[0]) {
      if (((Enum<?>) constant).name().equals(text)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(text + " for a " + type.getName());
  }

  private static boolean fits(String text, Class<?> type) {
    try {
      return value(text, type) != null || !type.isPrimitive();
    } catch (RuntimeException e) {
      return false;
    }
  }

  /** A public method of a public class or interface that may be called, or null. */
  static @Nullable Method find(Class<?> type, String name, List<String> arguments) {
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      Method own = declared(at, name, arguments);
      if (own != null) {
        return own;
      }
      for (Class<?> one : at.getInterfaces()) {
        Method found = find(one, name, arguments);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static @Nullable Method declared(Class<?> type, String name, List<String> arguments) {
    if (!Modifier.isPublic(type.getModifiers())) {
      return null;
    }
    try {
      for (Method method : type.getMethods()) {
        if (method.getName().equals(name)
            && method.getParameterCount() == arguments.size()
            && !Modifier.isStatic(method.getModifiers())
            && Modifier.isPublic(method.getDeclaringClass().getModifiers())
            && fits(arguments, method.getParameterTypes())) {
          return method;
        }
      }
    } catch (LinkageError e) {
      // An optional dependency of the library is not there.
    }
    return null;
  }

  private static boolean fits(List<String> arguments, Class<?>[] types) {
    for (int i = 0; i < types.length; i++) {
      if (!fits(arguments.get(i), types[i])) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return text;
  }
}
