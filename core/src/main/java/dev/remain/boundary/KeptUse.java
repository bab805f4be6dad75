// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.Socket;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What kept objects lead to, as far as one looks: they use it, and so it does not end with a
 * generation. Runs no code of a library. Of use for one look; confined to one thread.
 */
public final class KeptUse {

  private final ClassLoader base;
  private final Set<Object> used;

  private KeptUse(ClassLoader base, Set<Object> used) {
    this.base = base;
    this.used = used;
  }

  /**
   * @param base that stays; what only classes of another one lead to is not looked at
   * @param kept what the program asked to keep
   */
  public static KeptUse of(ClassLoader base, Collection<?> kept) {
    return new KeptUse(base, kept.isEmpty() ? Set.of() : new Sharing(base).reachable(kept));
  }

  /**
   * Whether a kept object leads to it, or is it. A socket may lie in one of TLS, whose fields are
   * the JDK's: it has the same ends.
   */
  public boolean has(Object thing) {
    return used.contains(thing)
        || (thing instanceof Socket socket
            && socket.isConnected()
            && used.stream()
                .anyMatch(one -> one instanceof Socket other && haveSameEnds(socket, other)));
  }

  private static boolean haveSameEnds(Socket one, Socket other) {
    return one.getLocalPort() == other.getLocalPort()
        && one.getPort() == other.getPort()
        && Objects.equals(one.getInetAddress(), other.getInetAddress());
  }

  /** The classes of the base of which objects are used. */
  public Set<Class<?>> classes() {
    Set<Class<?>> classes = new HashSet<>();
    for (Object object : used) {
      if (object.getClass().getClassLoader() == base) {
        classes.add(object.getClass());
      }
    }
    return classes;
  }

  /**
   * Whether such a text is in a field or a map of what is used: the address of what will be used
   * again, though it is not just now.
   */
  public boolean names(Predicate<String> address) {
    return used.stream().anyMatch(object -> names(object, address));
  }

  private boolean names(Object object, Predicate<String> address) {
    if (object instanceof Map<?, ?> map && object.getClass().getClassLoader() == null) {
      return map.values().stream().anyMatch(value -> is(value, address));
    }
    for (Class<?> type = object.getClass();
        type != null && type.getClassLoader() == base;
        type = type.getSuperclass()) {
      if (Arrays.stream(type.getDeclaredFields())
          .anyMatch(field -> isText(field) && is(Statics.value(field, object), address))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isText(Field field) {
    return field.getType() == String.class
        && !Modifier.isStatic(field.getModifiers())
        && field.trySetAccessible();
  }

  private static boolean is(@Nullable Object value, Predicate<String> address) {
    return value instanceof String text && address.test(text);
  }
}
