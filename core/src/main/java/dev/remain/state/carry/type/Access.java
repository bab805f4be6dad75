// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry.type;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SortedSet;
import java.util.Vector;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What a container holds, read and written by the methods of the JDK's own class. A class of the
 * program that extends it may have overridden them, to count, to check or to translate; what it did
 * then was done when the program itself added things, and must not be done again. Its overrides are
 * passed by as a call of {@code super} would pass them by.
 */
public interface Access {

  /** The elements; of a map the keys and values in turn. */
  @Nullable Object[] parts(Object container) throws Throwable;

  /** Empties it. */
  void clear(Object container) throws Throwable;

  /** Adds an element at the end, where there is an order. */
  void add(Object collection, @Nullable Object element) throws Throwable;

  /** Adds many elements that nobody compares. */
  default void addAll(Object collection, List<@Nullable Object> elements) throws Throwable {
    for (Object element : elements) {
      add(collection, element);
    }
  }

  /** Adds a key and its value. */
  void put(Object map, @Nullable Object key, @Nullable Object value) throws Throwable;

  /**
   * Puts keys and values in turn, where they must be put at once.
   *
   * @return false if they are to be put one by one
   */
  default boolean putAll(Object map, List<@Nullable Object> pairs) throws Throwable {
    return false;
  }

  /** Of classes of the JDK itself, and of libraries. */
  Access DIRECT =
      new Access() {
        @Override
        public @Nullable Object[] parts(Object container) {
          if (container instanceof Map<?, ?> map) {
            List<@Nullable Object> parts = new ArrayList<>(2 * map.size());
            for (Map.Entry<?, ?> entry : map.entrySet()) {
              parts.add(entry.getKey());
              parts.add(entry.getValue());
            }
            return parts.toArray();
          }
          return ((Collection<?>) container).toArray();
        }

        @Override
        public void clear(Object container) {
          if (container instanceof Map<?, ?> map) {
            map.clear();
          } else {
            ((Collection<?>) container).clear();
          }
        }

        @Override
        @SuppressWarnings("unchecked") // Of what the old one was of.
        public void add(Object collection, @Nullable Object element) {
          ((Collection<@Nullable Object>) collection).add(element);
        }

        @Override
        @SuppressWarnings("unchecked") // Of what the old one was of.
        public void addAll(Object collection, List<@Nullable Object> elements) {
          ((Collection<@Nullable Object>) collection).addAll(elements);
        }

        @Override
        @SuppressWarnings("unchecked") // Of what the old one was of.
        public void put(Object map, @Nullable Object key, @Nullable Object value) {
          ((Map<@Nullable Object, @Nullable Object>) map).put(key, value);
        }
      };

  /**
   * @param type that extends a class of the JDK
   * @throws ReflectiveOperationException if it cannot be looked into
   */
  static Access past(Class<?> type) throws ReflectiveOperationException {
    Class<?> below = type;
    while (!Jdk.owns(below.getSuperclass())) {
      below = below.getSuperclass();
    }
    Super methods = new Super(below);
    if (Map.class.isAssignableFrom(type)) {
      return new OfMap(methods, LinkedFill.isNeeded(type) ? LinkedFill.find() : null);
    }
    return new OfCollection(methods);
  }

  /** Finds methods of the class above one, as its own calls of {@code super} would. */
  final class Super {
    private final Class<?> below;
    private final Class<?> above;
    private final MethodHandles.Lookup lookup;

    Super(Class<?> below) throws IllegalAccessException {
      this.below = below;
      this.above = below.getSuperclass();
      this.lookup = MethodHandles.privateLookupIn(below, MethodHandles.lookup());
    }

    MethodHandle find(String name, Class<?> result, Class<?>... parameters)
        throws ReflectiveOperationException {
      MethodType type = MethodType.methodType(result, parameters);
      MethodHandle found = lookup.findSpecial(above, name, type, below);
      return found.asType(MethodType.genericMethodType(1 + parameters.length));
    }
  }

  /** A collection by the methods that call no other of its own. */
  final class OfCollection implements Access {
    private final MethodHandle read;
    private final MethodHandle clear;
    private final MethodHandle add;
    private final @Nullable MethodHandle addAll;

    OfCollection(Super methods) throws ReflectiveOperationException {
      Class<?> above = methods.above;
      boolean isSorted = SortedSet.class.isAssignableFrom(above);
      read =
          isSorted
              ? methods.find("iterator", Iterator.class)
              : methods.find("toArray", Object[].class);
      clear = methods.find(above == Vector.class ? "removeAllElements" : "clear", void.class);
      if (above == ArrayDeque.class || above == ConcurrentLinkedDeque.class) {
        add = methods.find("addLast", void.class, Object.class);
      } else if (BlockingDeque.class.isAssignableFrom(above)) {
        add = methods.find("offerLast", boolean.class, Object.class);
      } else {
        boolean isQueue =
            Queue.class.isAssignableFrom(above) && !List.class.isAssignableFrom(above);
        add = methods.find(isQueue ? "offer" : "add", boolean.class, Object.class);
      }
      addAll =
          above == CopyOnWriteArrayList.class // which is copied by each addition
              ? methods.find("addAll", boolean.class, Collection.class)
              : null;
    }

    @Override
    public @Nullable Object[] parts(Object container) throws Throwable {
      Object read = (Object) this.read.invokeExact(container);
      if (read instanceof Object[] elements) {
        return elements;
      }
      List<@Nullable Object> elements = new ArrayList<>();
      ((Iterator<?>) read).forEachRemaining(elements::add);
      return elements.toArray();
    }

    @Override
    public void clear(Object container) throws Throwable {
      Object unused = (Object) clear.invokeExact(container);
    }

    @Override
    public void add(Object collection, @Nullable Object element) throws Throwable {
      Object unused = (Object) add.invokeExact(collection, element);
    }

    @Override
    public void addAll(Object collection, List<@Nullable Object> elements) throws Throwable {
      if (addAll == null) {
        Access.super.addAll(collection, elements);
      } else {
        Object unused = (Object) addAll.invokeExact(collection, (Object) elements);
      }
    }

    @Override
    public void put(Object map, @Nullable Object key, @Nullable Object value) {
      throw new IllegalStateException("it is a collection");
    }
  }

  /** A map by the methods that call no other of its own. */
  final class OfMap implements Access {
    private final MethodHandle read;
    private final MethodHandle clear;
    private final MethodHandle put;
    private final @Nullable LinkedFill fill;

    /**
     * @param fill adds in a way that does not ask the map which entries are too old, or null
     */
    OfMap(Super methods, @Nullable LinkedFill fill) throws ReflectiveOperationException {
      read = methods.find("forEach", void.class, BiConsumer.class);
      clear = methods.find("clear", void.class);
      put = methods.find("put", Object.class, Object.class, Object.class);
      this.fill = fill;
    }

    @Override
    public @Nullable Object[] parts(Object container) throws Throwable {
      List<@Nullable Object> parts = new ArrayList<>();
      BiConsumer<@Nullable Object, @Nullable Object> each =
          (key, value) -> {
            parts.add(key);
            parts.add(value);
          };
      Object unused = (Object) read.invokeExact(container, (Object) each);
      return parts.toArray();
    }

    @Override
    public void clear(Object container) throws Throwable {
      Object unused = (Object) clear.invokeExact(container);
    }

    @Override
    public void add(Object collection, @Nullable Object element) {
      throw new IllegalStateException("it is a map");
    }

    @Override
    public void put(Object map, @Nullable Object key, @Nullable Object value) throws Throwable {
      Object unused = (Object) put.invokeExact(map, key, value);
    }

    @Override
    public boolean putAll(Object map, List<@Nullable Object> pairs) throws Throwable {
      return fill != null && fill.putAll(map, pairs);
    }
  }
}
