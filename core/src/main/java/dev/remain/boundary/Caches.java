// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Empties what libraries only remember of a program: what is filed under a class of it, or is one
 * in a set, which nobody will ask for again, and caches, which are what they are called. An object
 * that remembers the program's class loader is given the base in its place, which answers by name
 * what the running generation has. Runs code of libraries. Confined to one thread.
 */
final class Caches {

  /** Each time something was emptied the next may show. */
  private static final int MOST_ROUNDS = 5;

  private static final int MOST_OBJECTS = 500_000;

  private static final List<String> EMPTYING =
      List.of("clear", "clearCache", "clearAll", "invalidateAll", "evictAll");

  private final Statics statics;
  private final Predicate<@Nullable ClassLoader> isDoomed;

  Caches(Statics statics, Predicate<@Nullable ClassLoader> isDoomed) {
    this.statics = statics;
    this.isDoomed = isDoomed;
  }

  /**
   * Empties what leads from static fields to something doomed; answers a text for each thing.
   *
   * @throws ReflectiveOperationException what a library threw meanwhile
   */
  List<String> empty(Collection<Field> fields) throws ReflectiveOperationException {
    Set<String> emptied = new LinkedHashSet<>();
    Set<Object> done = Collections.newSetFromMap(new IdentityHashMap<>());
    boolean isProgress = true;
    for (int round = 0; isProgress && round < MOST_ROUNDS; round++) {
      isProgress = false;
      Reach reach = new Reach(statics, isDoomed, MOST_OBJECTS);
      for (Field field : fields) {
        int before = reach.ways().size();
        Object value = Statics.value(field, null);
        if (value != null && reach.from(value) != null) {
          List<List<Object>> ways = reach.ways();
          for (List<Object> way : List.copyOf(ways.subList(before, ways.size()))) {
            String what = emptyNearest(field, way, done);
            isProgress |= !what.isEmpty() && emptied.add(what);
          }
        }
      }
    }
    return List.copyOf(emptied);
  }

  /** From the end of the way back, so that no more is forgotten than has to be; empty for none. */
  private String emptyNearest(Field field, List<Object> way, Set<Object> done)
      throws ReflectiveOperationException {
    String turned = turnToBase(field, way);
    if (!turned.isEmpty()) {
      return turned;
    }
    for (int i = way.size() - 2; i >= 0; i--) {
      Object step = way.get(i);
      String name = i == 0 ? field.getName() : nameIn(way.get(i - 1), step);
      if (done.contains(step)) {
        return ""; // This way is cut already.
      }
      if (forgets(name, step)) {
        done.add(step);
        String owner = i == 0 ? field.getDeclaringClass().getName() : ofClass(way.get(i - 1));
        return name.isEmpty() ? owner : owner + "." + name;
      }
    }
    return "";
  }

  /** The field that holds the loader at the end of the way, if there is one to write. */
  private String turnToBase(Field field, List<Object> way) throws IllegalAccessException {
    int end = way.size() - 1;
    if (!(way.get(end) instanceof ClassLoader)) {
      return "";
    }
    Field last = end == 0 ? field : fieldOf(way.get(end - 1), way.get(end));
    if (last == null
        || !last.getType().isInstance(statics.kept())
        || (Modifier.isFinal(last.getModifiers()) && isFixed(last))) {
      return "";
    }
    last.set(end == 0 ? null : way.get(end - 1), statics.kept());
    return last.getDeclaringClass().getName() + "." + last.getName();
  }

  private static boolean isFixed(Field field) {
    return Modifier.isStatic(field.getModifiers()) || field.getDeclaringClass().isRecord();
  }

  private boolean forgets(String name, Object step) throws ReflectiveOperationException {
    try {
      return (step instanceof Map<?, ?> map && map.keySet().removeIf(this::isOwn))
          || (step instanceof Set<?> set && set.removeIf(this::isOfOwnClass))
          || (isCache(name, step) && empty(step));
    } catch (UnsupportedOperationException e) {
      return false; // It is never changed.
    }
  }

  private static String ofClass(Object owner) {
    return owner.getClass().getName();
  }

  /** Whether a key is a class, a member, a loader, or an object of the program. */
  private boolean isOwn(@Nullable Object key) {
    return key != null && (isDoomed.test(key.getClass().getClassLoader()) || isOfOwnClass(key));
  }

  /** Whether it is a class, a member or a loader; of a set, that is all that may be taken out. */
  private boolean isOfOwnClass(@Nullable Object key) {
    return (key instanceof Class<?> type && isDoomed.test(type.getClassLoader()))
        || (key instanceof Member member
            && isDoomed.test(member.getDeclaringClass().getClassLoader()))
        || (key instanceof ClassLoader loader && isDoomed.test(loader));
  }

  private static boolean isCache(String fieldName, Object object) {
    return isCalledCache(fieldName) || isCalledCache(object.getClass().getSimpleName());
  }

  static boolean isCalledCache(String name) {
    return name.toLowerCase(Locale.ROOT).contains("cache");
  }

  private boolean empty(Object cache) throws ReflectiveOperationException {
    if (cache instanceof Map<?, ?> map) {
      map.clear();
      return true;
    }
    if (cache instanceof Collection<?> collection) {
      collection.clear();
      return true;
    }
    if (cache.getClass().getClassLoader() != statics.kept()) {
      return false;
    }
    for (Method method : cache.getClass().getMethods()) {
      if (method.getParameterCount() == 0
          && EMPTYING.contains(method.getName())
          && !Modifier.isStatic(method.getModifiers())) {
        method.setAccessible(true);
        Object unused = method.invoke(cache);
        return true;
      }
    }
    return false;
  }

  /** Of the field by which an object holds another; empty where it is no field. */
  private String nameIn(Object owner, Object held) {
    Field field = fieldOf(owner, held);
    return field == null ? "" : field.getName();
  }

  private @Nullable Field fieldOf(Object owner, Object held) {
    if (owner.getClass().getClassLoader() == statics.kept()) {
      for (Field field : statics.ofObjects(owner.getClass())) {
        if (Statics.value(field, owner) == held) {
          return field;
        }
      }
    }
    return null;
  }
}
