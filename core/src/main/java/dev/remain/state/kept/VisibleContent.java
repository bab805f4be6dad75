// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.kept;

import dev.remain.state.carry.type.Jdk;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.security.CodeSource;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a class of certain loaders in an object, as far as public methods show what is in it:
 * collections, maps, arrays and the like, down to ten thousand objects. Confined to one call.
 */
final class VisibleContent {

  private static final int MOST = 10_000;

  private final Predicate<ClassLoader> wanted;
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Part> open = new ArrayDeque<>();

  private VisibleContent(Predicate<ClassLoader> wanted) {
    this.wanted = wanted;
  }

  /** An object, and the class of what it lies in; null for the outermost. */
  private record Part(Object object, @Nullable Class<?> holder) {}

  /**
   * Names the first class of such a loader, and where it lies, as in {@code acme.Npc in a
   * java.util.ArrayList}.
   *
   * @return null if there is none
   */
  static @Nullable String find(Object object, Predicate<ClassLoader> wanted) {
    VisibleContent content = new VisibleContent(wanted);
    content.add(object, null);
    return content.find();
  }

  /** Whether a loader that is wanted has defined the class, or what it is an array of. */
  static boolean isOf(Class<?> type, Predicate<ClassLoader> wanted) {
    ClassLoader loader = type.getClassLoader();
    return loader != null && wanted.test(loader);
  }

  /** The name of the archive that a class of such a loader is from; empty for none. */
  static String archive(Class<?> type, Predicate<ClassLoader> wanted) {
    CodeSource source = isOf(type, wanted) ? type.getProtectionDomain().getCodeSource() : null;
    URL place = source == null ? null : source.getLocation();
    String path = place == null ? "" : place.getPath();
    return path.endsWith(".jar") ? path.substring(path.lastIndexOf('/') + 1) : "";
  }

  private @Nullable String find() {
    for (Part part = open.poll(); part != null; part = open.poll()) {
      String name = name(part.object());
      if (name != null) {
        Class<?> holder = part.holder();
        return holder == null ? name : name + " in a " + holder.getName();
      }
      try {
        addContent(part.object());
      } catch (RuntimeException e) {
        // It changes at this moment, or does not want to be looked into.
      }
    }
    return null;
  }

  /** The class that is wanted, or null. */
  private @Nullable String name(Object object) {
    Class<?> type = object instanceof Class<?> itself ? itself : object.getClass();
    if (isOf(type, wanted)) {
      return text(type);
    }
    if (object instanceof ClassLoader loader && wanted.test(loader)) {
      return "the class loader " + loader.getName();
    }
    if (object instanceof Thread thread) {
      ClassLoader context = thread.getContextClassLoader();
      return context != null && wanted.test(context)
          ? "the context class loader " + context.getName()
          : null;
    }
    return null;
  }

  /** A lambda's class has a name that nobody knows. */
  private static String text(Class<?> type) {
    int lambda = type.getName().indexOf("$$Lambda");
    return lambda < 0 ? type.getTypeName() : "a lambda of " + type.getName().substring(0, lambda);
  }

  private void addContent(Object object) {
    Class<?> type = object.getClass();
    if (Proxy.isProxyClass(type)) {
      add(Proxy.getInvocationHandler(object), type);
    } else if (object instanceof Object[] array) {
      addAll(Arrays.asList(array), type);
    } else if (Jdk.owns(type)) {
      addJdkContent(object, type);
    }
  }

  private void addJdkContent(Object object, Class<?> type) {
    if (object instanceof Collection<?> collection) {
      addAll(collection, type);
    }
    if (object instanceof Map<?, ?> map) {
      addAll(map.keySet(), type);
      addAll(map.values(), type);
    }
    if (object instanceof Map.Entry<?, ?> entry) {
      add(entry.getKey(), type);
      add(entry.getValue(), type);
    }
    if (object instanceof SortedSet<?> sorted) {
      add(sorted.comparator(), type);
    }
    if (object instanceof SortedMap<?, ?> sorted) {
      add(sorted.comparator(), type);
    }
    if (object instanceof PriorityQueue<?> queue) {
      add(queue.comparator(), type);
    }
    if (object instanceof Optional<?> optional) {
      add(optional.orElse(null), type);
    }
    if (object instanceof AtomicReference<?> reference) {
      add(reference.get(), type);
    }
    if (object instanceof ThreadPoolExecutor executor) {
      add(executor.getThreadFactory(), type);
      add(executor.getRejectedExecutionHandler(), type);
      addAll(executor.getQueue(), type);
    }
  }

  private void addAll(Iterable<?> objects, Class<?> holder) {
    for (Object object : objects) {
      add(object, holder);
    }
  }

  private void add(@Nullable Object object, @Nullable Class<?> holder) {
    if (object != null && seen.size() < MOST && seen.add(object)) {
      open.add(new Part(object, holder));
    }
  }
}
