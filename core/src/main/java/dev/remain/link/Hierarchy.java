// SPDX-License-Identifier: Apache-2.0
package dev.remain.link;

import dev.remain.classpath.ClassName;
import dev.remain.classpath.LiveFile;
import dev.remain.classpath.LiveFiles;
import dev.remain.loader.Base;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Finds members of live classes as the JVM does, over super types that may be live or of the base.
 * Of use for one check; confined to the restart thread.
 */
final class Hierarchy {

  private final LiveFiles files;
  private final Base base;
  private final Map<String, @Nullable Members> live = new HashMap<>();
  private final Map<String, @Nullable Members> fresh = new HashMap<>();
  private final Map<String, @Nullable Map<String, Integer>> declaredInBase = new HashMap<>();

  Hierarchy(LiveFiles files, Base base) {
    this.files = files;
    this.base = base;
  }

  /** Where a member was looked for. */
  sealed interface Found {}

  /** It is there. */
  record There(int access) implements Found {}

  /** No super type has it. */
  record Absent() implements Found {}

  /** A super type cannot be looked at. */
  record Unknown() implements Found {}

  private static final Absent ABSENT = new Absent();
  private static final Unknown UNKNOWN = new Unknown();

  boolean isLive(String name) {
    return files.find(ClassName.path(name)) != null;
  }

  /** The members of a live class; null if there is no such class, or it cannot be read. */
  @Nullable Members members(String name) {
    if (!live.containsKey(name)) {
      LiveFile file = files.find(ClassName.path(name));
      live.put(
          name,
          ClassPaths.holdsClass(file) && file != null
              ? Members.of(file.bytes(), this::isLive)
              : null);
    }
    return live.get(name);
  }

  /** Finds what such code would get. */
  Found find(Members.Use use) {
    String key = use.member().key();
    if (use.member().name().equals("<init>")) {
      Members owner = members(use.owner());
      Integer access = owner == null ? null : owner.declared().get(key);
      return access != null ? new There(access) : owner == null ? UNKNOWN : ABSENT;
    }
    return use.member().isField()
        ? field(use.owner(), key, new HashSet<>())
        : method(use.owner(), key);
  }

  /** Interfaces come before the super class. */
  private Found field(String owner, String key, Set<String> seen) {
    if (!seen.add(owner)) {
      return ABSENT;
    }
    Shape type = type(owner);
    if (type == null) {
      return UNKNOWN;
    }
    Integer access = type.declared().get(key);
    if (access != null) {
      return new There(access);
    }
    for (String parent : type.interfaces()) {
      Found found = field(parent, key, seen);
      if (!(found instanceof Absent)) {
        return found;
      }
    }
    return type.superName() == null ? ABSENT : field(type.superName(), key, seen);
  }

  /** All super classes come before the interfaces. */
  private Found method(String owner, String key) {
    String now = owner;
    while (now != null) {
      Shape type = type(now);
      if (type == null) {
        return UNKNOWN;
      }
      Integer access = type.declared().get(key);
      if (access != null) {
        return new There(access);
      }
      now = type.superName();
    }
    return inherited(owner, key, new HashSet<>());
  }

  /** Static and private methods of interfaces are not inherited. */
  private Found inherited(String owner, String key, Set<String> seen) {
    if (!seen.add(owner)) {
      return ABSENT;
    }
    Shape type = type(owner);
    if (type == null) {
      return UNKNOWN;
    }
    Integer access = type.isInterface() ? type.declared().get(key) : null;
    if (access != null && !Members.has(access, Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE)) {
      return new There(access);
    }
    Found result = ABSENT;
    for (String parent : type.parents()) {
      Found found = inherited(parent, key, seen);
      if (found instanceof There) {
        return found;
      }
      result = found instanceof Unknown ? found : result;
    }
    return result;
  }

  /**
   * Whether a class is what an earlier compilation has left: the class in whose source it stood
   * does not know it any more, so that nothing makes one.
   */
  boolean isLeftOver(String name) {
    Members members = members(name);
    Members enclosing =
        members == null || members.enclosing() == null ? null : members(members.enclosing());
    return enclosing != null
        && (!enclosing.listed().contains(name)
            || (enclosing.name().length() < name.length() && isLeftOver(enclosing.name())));
  }

  /** Whether a concrete class has a body for an abstract method; true if that cannot be known. */
  boolean implementsMethod(String name, String key) {
    String now = name;
    while (now != null) {
      Shape type = type(now);
      if (type == null) {
        return true;
      }
      Integer access = type.declared().get(key);
      if (access != null) {
        return !Members.has(access, Opcodes.ACC_ABSTRACT);
      }
      now = type.superName();
    }
    return hasDefault(name, key, new HashSet<>());
  }

  private boolean hasDefault(String name, String key, Set<String> seen) {
    if (!seen.add(name)) {
      return false;
    }
    Shape type = type(name);
    if (type == null) {
      return true;
    }
    Integer access = type.declared().get(key);
    if (access != null && !Members.has(access, Opcodes.ACC_ABSTRACT)) {
      return true;
    }
    for (String parent : type.parents()) {
      if (hasDefault(parent, key, seen)) {
        return true;
      }
    }
    return false;
  }

  /** What is looked at of a type, live or not. */
  private record Shape(
      boolean isInterface,
      Map<String, Integer> declared,
      @Nullable String superName,
      List<String> interfaces) {

    List<String> parents() {
      List<String> parents = new ArrayList<>(interfaces);
      if (superName != null) {
        parents.add(superName);
      }
      return parents;
    }
  }

  private @Nullable Shape type(String name) {
    Members members = isLive(name) ? members(name) : ofFresh(name);
    if (members != null) {
      return new Shape(
          members.isInterface(), members.declared(), members.superName(), members.interfaces());
    }
    return isLive(name) ? null : ofBase(name);
  }

  /** Of libraries that each generation loads anew; null if none has it. */
  private @Nullable Members ofFresh(String name) {
    if (!fresh.containsKey(name)) {
      byte[] bytes = base.freshClass(ClassName.path(name));
      fresh.put(name, bytes == null ? null : Members.of(bytes, this::isLive));
    }
    return fresh.get(name);
  }

  private @Nullable Shape ofBase(String name) {
    try {
      Class<?> type = base.find(ClassName.dotted(name));
      Map<String, Integer> declared = declaredInBase.get(name);
      if (declared == null) {
        declared = declared(type);
        declaredInBase.put(name, declared);
      }
      List<String> interfaces = new ArrayList<>();
      for (Class<?> implemented : type.getInterfaces()) {
        interfaces.add(Type.getInternalName(implemented));
      }
      Class<?> parent = type.isInterface() ? Object.class : type.getSuperclass();
      return new Shape(
          type.isInterface(),
          declared,
          parent == null ? null : Type.getInternalName(parent),
          interfaces);
    } catch (ClassNotFoundException | LinkageError | TypeNotPresentException e) {
      return null; // An optional dependency of the library is not there.
    }
  }

  private static Map<String, Integer> declared(Class<?> type) {
    Map<String, Integer> declared = new HashMap<>();
    for (Method method : type.getDeclaredMethods()) {
      declared.put(method.getName() + Type.getMethodDescriptor(method), method.getModifiers());
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      declared.put(
          "<init>" + Type.getConstructorDescriptor(constructor), constructor.getModifiers());
    }
    for (Field field : type.getDeclaredFields()) {
      declared.put(
          field.getName() + ":" + Type.getDescriptor(field.getType()), field.getModifiers());
    }
    return declared;
  }
}
