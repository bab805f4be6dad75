// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.ref.Reference;
import java.lang.ref.SoftReference;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Member;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether something of a program can be reached from an object. Looks into fields of kept classes,
 * and by public methods into the JDK's own containers, which runs no code of a library; weak and
 * soft references are not followed, but the soft ones remembered. Of use for one look; confined to
 * one thread.
 */
final class Reach {

  private static final int MOST_OF_ONE = 10_000;

  private final Statics statics;
  private final Predicate<@Nullable ClassLoader> isDoomed;
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Object> queue = new ArrayDeque<>();
  private final List<SoftReference<?>> soft = new ArrayList<>();
  private final int most;

  /**
   * @param isDoomed whether a loader is the program's
   * @param most objects to look at in all
   */
  Reach(Statics statics, Predicate<@Nullable ClassLoader> isDoomed, int most) {
    this.statics = statics;
    this.isDoomed = isDoomed;
    this.most = most;
  }

  /** Everything that is reached from it, and from those before, as far as it may look. */
  Set<Object> all(Object root) {
    String unused = from(root);
    return seen;
  }

  /** The name of a class of the program that is reached; null if none is, or not soon enough. */
  @Nullable String from(Object root) {
    queue.clear();
    queue.add(root);
    for (Object next = queue.poll(); next != null && seen.size() < most; next = queue.poll()) {
      if (!seen.add(next)) {
        continue;
      }
      Class<?> type = next instanceof Class<?> itself ? itself : next.getClass();
      if (isDoomed.test(type.getClassLoader())) {
        return written(type.getName());
      }
      if (next instanceof ClassLoader loader && isDoomed.test(loader)) {
        return loader.getName();
      }
      try {
        follow(next, type);
      } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
        // What changes while it is looked at, or cannot be, leads nowhere.
      }
    }
    return null;
  }

  /** Those that were met. */
  List<SoftReference<?>> soft() {
    return List.copyOf(soft);
  }

  /** Lambdas and proxies are named by the class they are written in. */
  private static String written(String name) {
    int made = name.indexOf("$$");
    return made > 0 ? name.substring(0, made) : name;
  }

  private void follow(Object object, Class<?> type) throws ReflectiveOperationException {
    if (object instanceof SoftReference<?> reference) {
      soft.add(reference);
    }
    if (object instanceof Class || object instanceof ClassLoader || object instanceof Reference) {
      return;
    }
    if (type.isArray()) {
      if (Statics.mayLead(type)) {
        Arrays.stream((Object[]) object).limit(MOST_OF_ONE).forEach(this::add);
      }
    } else if (type.getClassLoader() == statics.kept()) {
      for (Field field : statics.ofObjects(type)) {
        add(field.get(object));
      }
    } else if (type.getClassLoader() == null) {
      followJdk(object);
    }
  }

  private void followJdk(Object object) {
    if (object instanceof Map<?, ?> map) {
      boolean isWeak = object instanceof WeakHashMap;
      map.entrySet().stream()
          .limit(MOST_OF_ONE)
          .forEach(
              entry -> {
                add(isWeak ? null : entry.getKey());
                add(entry.getValue());
              });
    } else if (object instanceof Collection<?> collection) {
      collection.stream().limit(MOST_OF_ONE).forEach(this::add);
    } else if (object instanceof AtomicReference<?> reference) {
      add(reference.get());
    } else if (object instanceof AtomicReferenceArray<?> array) {
      for (int i = 0; i < Math.min(array.length(), MOST_OF_ONE); i++) {
        add(array.get(i));
      }
    } else if (object instanceof Optional<?> optional) {
      optional.ifPresent(this::add);
    } else if (object instanceof ThreadPoolExecutor executor) {
      add(executor.getThreadFactory());
      executor.getQueue().forEach(this::add);
    } else if (object instanceof Member member) {
      add(member.getDeclaringClass());
    } else if (object instanceof ParameterizedType generic) {
      add(generic.getRawType());
      Arrays.stream(generic.getActualTypeArguments()).forEach(this::add);
    } else if (object instanceof GenericArrayType array) {
      add(array.getGenericComponentType());
    } else if (object instanceof MethodType method) {
      method.parameterList().forEach(this::add);
      add(method.returnType());
    } else if (object instanceof MethodHandle handle) {
      add(handle.type());
    }
  }

  private void add(@Nullable Object object) {
    if (object != null && !(object instanceof String) && !(object instanceof Number)) {
      queue.add(object);
    }
  }
}
