// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry.type;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fills a {@link LinkedHashMap} whose class says which entries are too old ({@code
 * removeEldestEntry}), without asking it: it was asked when the program put them in. Every public
 * method asks; reading a serialised map does not, so that this map is made to read itself from a
 * stream that only has the entries to give. Found by reflection, since a JVM may be made without
 * the module {@code jdk.unsupported}.
 */
final class LinkedFill {

  private final MethodHandle read;

  private LinkedFill(MethodHandle read) {
    this.read = read;
  }

  static boolean isNeeded(Class<?> type) {
    if (!LinkedHashMap.class.isAssignableFrom(type)) {
      return false;
    }
    for (Class<?> now = type; LinkedHashMap.class != now; now = now.getSuperclass()) {
      for (Method method : now.getDeclaredMethods()) {
        if (method.getName().equals("removeEldestEntry")) {
          return true;
        }
      }
    }
    return false;
  }

  static @Nullable LinkedFill find() {
    try {
      Class<?> factory = Class.forName("sun.reflect.ReflectionFactory");
      Object instance = factory.getMethod("getReflectionFactory").invoke(null);
      Object read =
          factory
              .getMethod("readObjectForSerialization", Class.class)
              .invoke(instance, HashMap.class);
      return read instanceof MethodHandle handle ? new LinkedFill(handle) : null;
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }

  /** Puts keys and values in turn into an empty map; false if a key, or the JDK, refuses. */
  boolean putAll(Object map, List<@Nullable Object> pairs) throws Throwable {
    try (Entries entries = new Entries(pairs)) {
      read.invoke(map, (ObjectInputStream) entries);
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static final class Entries extends ObjectInputStream {
    private final Iterator<@Nullable Object> rest;
    private final int size;
    private boolean isSizeNext;

    Entries(List<@Nullable Object> pairs) throws IOException {
      rest = pairs.iterator();
      size = pairs.size() / 2;
    }

    @Override
    public GetField readFields() {
      return new Defaults();
    }

    @Override
    public void defaultReadObject() {
      throw new UnsupportedOperationException("the fields of a map are its own");
    }

    /** The number of buckets, which nobody uses, and then that of entries. */
    @Override
    public int readInt() {
      boolean isSize = isSizeNext;
      isSizeNext = true;
      return isSize ? size : Math.max(16, size);
    }

    @Override
    protected @Nullable Object readObjectOverride() {
      return rest.next();
    }

    @Override
    public void close() {}
  }

  /** As if nothing had been written: each field has what is usual. */
  private static final class Defaults extends ObjectInputStream.GetField {
    @Override
    public java.io.@Nullable ObjectStreamClass getObjectStreamClass() {
      return null;
    }

    @Override
    public boolean defaulted(String name) {
      return true;
    }

    @Override
    public boolean get(String name, boolean usual) {
      return usual;
    }

    @Override
    public byte get(String name, byte usual) {
      return usual;
    }

    @Override
    public char get(String name, char usual) {
      return usual;
    }

    @Override
    public short get(String name, short usual) {
      return usual;
    }

    @Override
    public int get(String name, int usual) {
      return usual;
    }

    @Override
    public long get(String name, long usual) {
      return usual;
    }

    @Override
    public float get(String name, float usual) {
      return usual;
    }

    @Override
    public double get(String name, double usual) {
      return usual;
    }

    @Override
    public @Nullable Object get(String name, @Nullable Object usual) {
      return usual;
    }
  }
}
