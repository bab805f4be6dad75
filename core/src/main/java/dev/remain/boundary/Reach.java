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
 * soft references are not followed, but the soft ones remembered. Remembers by which ways something
 * was reached. Of use for one look; confined to one thread.
 */
final class Reach {

  /** What is said of a loader that is reached itself. */
  static final String LOADER = "the class loader";

  private static final int MOST_OF_ONE = 10_000;

  private final Statics statics;
  private final Predicate<@Nullable ClassLoader> isDoomed;
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final IdentityHashMap<Object, Object> cameFrom = new IdentityHashMap<>();

  /** What leads to something of the program, with the name of that. */
  private final IdentityHashMap<Object, String> leading = new IdentityHashMap<>();

  /** All ways to something of the program, each from its root on. */
  private final List<List<Object>> ways = new ArrayList<>();

  /** Whose references are followed just now. */
  private @Nullable Object following;

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

  /** All that was looked at. */
  Set<Object> seen() {
    return seen;
  }

  /** The name of a class of the program that is reached; null if none is, or not soon enough. */
  @Nullable String from(Object root) {
    queue.clear();
    following = null;
    add(root);
    for (Object next = queue.poll(); next != null && seen.size() < most; next = queue.poll()) {
      if (seen.add(next)) {
        visit(next);
      }
    }
    return leading.get(root);
  }

  private void visit(Object next) {
    following = next;
    try {
      follow(next, next.getClass());
    } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
      // What changes while it is looked at, or cannot be, leads nowhere.
    }
  }

  /** The name of a class of the program, if the object is of it; null if it is not. */
  private @Nullable String doomed(Object object) {
    Class<?> type = object instanceof Class<?> itself ? itself : object.getClass();
    if (isDoomed.test(type.getClassLoader())) {
      return written(type.getName());
    }
    return object instanceof ClassLoader loader && isDoomed.test(loader) ? LOADER : null;
  }

  /** All the way back from an object leads there. */
  private List<Object> markWay(Object from, String name) {
    List<Object> back = new ArrayList<>();
    for (Object step = from; step != null; step = cameFrom.get(step)) {
      back.add(step);
      leading.putIfAbsent(step, name);
    }
    Collections.reverse(back);
    return back;
  }

  /** The objects by which something was reached, from the root on, for each time it was. */
  List<List<Object>> ways() {
    return ways;
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
    if (object == null || object instanceof String || object instanceof Number) {
      return;
    }
    Object from = following;
    String name = doomed(object);
    if (name != null) {
      leading.putIfAbsent(object, name);
      List<Object> way = from == null ? new ArrayList<>() : markWay(from, name);
      way.add(object);
      ways.add(way);
    } else if (!seen.contains(object)) {
      queue.add(object);
      if (from != null && from != object) {
        cameFrom.putIfAbsent(object, from);
      }
    } else if (from != null && leading.containsKey(object)) {
      List<Object> unused = markWay(from, String.valueOf(leading.get(object)));
    }
  }
}
