// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Classes of random shapes, a random edit of each, and a random graph of their objects. */
final class RandomProgram {

  private static final int CLASSES = 6;
  private static final List<String> PRIMITIVES =
      List.of("byte", "short", "int", "long", "float", "double");
  private static final List<String> OTHERS =
      List.of("char", "boolean", "String", "Integer", "Mood", "Mood[]", "int[]");
  private static final List<String> REFERENCES =
      List.of("Object", "Object[]", "java.util.List<Object>", "java.util.Map<Object, Object>");

  private final Random random;
  private final Map<String, String> oldSources = new TreeMap<>();
  private final Map<String, String> newSources = new TreeMap<>();

  /** New fields, class and name with a dot between, and the old ones they come from. */
  final Map<String, String> sources = new HashMap<>();

  RandomProgram(long seed) {
    random = new Random(seed);
    oldSources.put("Mood", "public enum Mood { CALM, GLAD, SAD }");
    newSources.put("Mood", "public enum Mood { WILD, SAD, CALM, GLAD }");
    for (Map<String, String> sources : List.of(oldSources, newSources)) {
      sources.put(
          "Tag",
          "public class Tag { final String name; final Object of; public Tag(String name, Object of)"
              + " { this.name = name; this.of = of; } }");
      sources.put(
          "Tags",
          "public interface Tags { Tag ONE = new Tag(\"one\", null);"
              + " Tag TWO = new Tag(\"two\", java.util.List.of(ONE)); Object NONE = new Object();"
              + " Runnable NOTHING = () -> {}; Object[] EMPTY = {}; }");
      sources.put(
          "Own",
          "public class Own extends java.util.ArrayList<Object> { public int calls;"
              + " public boolean add(Object o) { calls++; return super.add(o); }"
              + " public boolean addAll(java.util.Collection<?> c) { calls++; return super.addAll(c); }"
              + " public int size() { calls++; return super.size(); } }");
      sources.put(
          "Recent",
          "public class Recent extends java.util.LinkedHashMap<Object, Object> { public int calls;"
              + " public Object put(Object k, Object v) { calls++; return super.put(k, v); }"
              + " protected boolean removeEldestEntry(java.util.Map.Entry<Object, Object> e) {"
              + " calls++; return false; } }");
    }
    for (int i = 0; i < CLASSES; i++) {
      boolean becomesRecord = random.nextInt(4) == 0;
      write("C" + i, becomesRecord);
    }
  }

  void into(TwoVersions app) {
    oldSources.forEach(app::before);
    newSources.forEach(app::after);
  }

  private void write(String name, boolean becomesRecord) {
    List<String> olds = new ArrayList<>();
    List<String> news = new ArrayList<>();
    for (int i = 0; i < 2 + random.nextInt(6); i++) {
      String type = type(becomesRecord);
      String field = "f" + i;
      olds.add(type + " " + field);
      switch (random.nextInt(6)) {
        case 0 -> {} // removed
        case 1 -> {
          sources.put(name + ".g" + i, field);
          news.add("@dev.remain.state.FormerName(\"" + field + "\") " + type + " g" + i);
        }
        case 2 -> {
          sources.put(name + "." + field, field);
          news.add(wider(type) + " " + field);
        }
        default -> {
          sources.put(name + "." + field, field);
          news.add(type + " " + field);
        }
      }
    }
    news.add("int added" + (becomesRecord ? "" : " = 42"));
    Collections.shuffle(news, random);
    oldSources.put(
        name, "public class " + name + " { public " + String.join("; public ", olds) + "; }");
    newSources.put(
        name,
        becomesRecord
            ? "public record " + name + "(" + String.join(", ", news) + ") {}"
            : "public class " + name + " { public " + String.join("; public ", news) + "; }");
  }

  /** A record holds no other objects here, so that there is no cycle that would have to be cut. */
  private String type(boolean isPlain) {
    int kind = random.nextInt(isPlain ? 2 : 4);
    if (kind == 0) {
      return PRIMITIVES.get(random.nextInt(PRIMITIVES.size()));
    } else if (kind == 1) {
      return OTHERS.get(random.nextInt(OTHERS.size()));
    } else if (kind == 2) {
      return REFERENCES.get(random.nextInt(REFERENCES.size()));
    }
    return "C" + random.nextInt(CLASSES) + (random.nextBoolean() ? "[]" : "");
  }

  private String wider(String type) {
    int rank = PRIMITIVES.indexOf(type);
    if (type.equals("char")) {
      return "int";
    }
    return rank < 0 ? type : PRIMITIVES.get(rank + random.nextInt(PRIMITIVES.size() - rank));
  }

  /** Objects of the old classes that refer to each other. */
  Object[] graph(ClassLoader loader, int size) throws ReflectiveOperationException {
    Object[] all = new Object[size];
    for (int i = 0; i < size; i++) {
      all[i] = loader.loadClass("acme.C" + random.nextInt(CLASSES)).getConstructor().newInstance();
    }
    for (Object object : all) {
      for (Field field : object.getClass().getFields()) {
        field.set(object, value(field.getType(), all, 2));
      }
    }
    return all;
  }

  /** What the program knows by identity. */
  static List<Object> constants(ClassLoader loader) throws ReflectiveOperationException {
    List<Object> constants = new ArrayList<>();
    for (Field field : loader.loadClass("acme.Tags").getFields()) {
      constants.add(field.get(null));
    }
    return constants;
  }

  private Object special(Object[] all, int depth) throws ReflectiveOperationException {
    ClassLoader loader = all[0].getClass().getClassLoader();
    switch (random.nextInt(4)) {
      case 0 -> {
        @SuppressWarnings("unchecked") // made so
        List<Object> list =
            (List<Object>) loader.loadClass("acme.Own").getConstructor().newInstance();
        list.add(any(all, depth - 1));
        list.add(any(all, depth - 1));
        return list;
      }
      case 1 -> {
        @SuppressWarnings("unchecked") // made so
        Map<Object, Object> map =
            (Map<Object, Object>) loader.loadClass("acme.Recent").getConstructor().newInstance();
        map.put("key", any(all, depth - 1));
        map.put(any(all, 0), any(all, depth - 1));
        return map;
      }
      default -> {
        List<Object> constants = constants(loader);
        return constants.get(random.nextInt(constants.size()));
      }
    }
  }

  private Object value(Class<?> type, Object[] all, int depth) throws ReflectiveOperationException {
    if (type == int.class || type == Integer.class) {
      return random.nextInt();
    } else if (type == long.class) {
      return random.nextLong();
    } else if (type == short.class) {
      return (short) random.nextInt();
    } else if (type == byte.class) {
      return (byte) random.nextInt();
    } else if (type == char.class) {
      return (char) random.nextInt(0x10000);
    } else if (type == boolean.class) {
      return random.nextBoolean();
    } else if (type == float.class) {
      return random.nextFloat();
    } else if (type == double.class) {
      return random.nextDouble();
    } else if (type == String.class) {
      return "s" + random.nextInt();
    } else if (type.isEnum()) {
      return type.getEnumConstants()[random.nextInt(3)];
    } else if (type.isArray()) {
      Object array = Array.newInstance(type.getComponentType(), random.nextInt(4));
      for (int i = 0; i < Array.getLength(array); i++) {
        Array.set(array, i, value(type.getComponentType(), all, depth - 1));
      }
      return array;
    } else if (type == List.class) {
      return new ArrayList<>(List.of(any(all, depth), any(all, depth)));
    } else if (type == Map.class) {
      return new HashMap<>(Map.of("key", any(all, depth), any(all, depth), any(all, depth)));
    } else if (type == Object.class) {
      return any(all, depth);
    }
    return ofType(type, all);
  }

  private Object any(Object[] all, int depth) throws ReflectiveOperationException {
    if (depth > 0 && random.nextInt(6) == 0) {
      return special(all, depth);
    }
    if (depth <= 0 || random.nextInt(3) > 0) {
      return all[random.nextInt(all.length)];
    }
    List<Class<?>> types = List.of(List.class, Map.class, Object[].class, String.class, int.class);
    return value(types.get(random.nextInt(types.size())), all, depth - 1);
  }

  private Object ofType(Class<?> type, Object[] all) {
    int start = random.nextInt(all.length);
    for (int i = 0; i < all.length; i++) {
      Object candidate = all[(start + i) % all.length];
      if (type.isInstance(candidate)) {
        return candidate;
      }
    }
    return null;
  }
}
