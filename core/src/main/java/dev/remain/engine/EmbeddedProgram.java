// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import dev.remain.generation.Generation;
import dev.remain.generation.GenerationCode;
import dev.remain.generation.MainMethod;
import dev.remain.loader.Cargo;
import dev.remain.state.Reloadable;
import dev.remain.state.carry.Copier;
import java.lang.reflect.Constructor;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Objects of live classes behind proxies that stay. Each generation makes its own, and all proxies
 * change over when it is entered. Guarded by its own lock.
 */
public final class EmbeddedProgram implements Program {

  private final Map<Reloadable<?>, Kind> reloadables = new LinkedHashMap<>();
  private final GenerationCode code;
  private final Duration limit;
  private final Map<Reloadable<?>, Object> current = new LinkedHashMap<>();
  private Map<Reloadable<?>, Object> made = new LinkedHashMap<>();

  /** What stands behind a proxy: objects of that class, which has to implement that interface. */
  private record Kind(Class<?> type, String className) {}

  /**
   * @param limit how long making one object may take
   */
  public EmbeddedProgram(RemainThreads threads, Duration limit) {
    this.code = new GenerationCode(threads);
    this.limit = limit;
  }

  /**
   * Makes an object of the running generation, and of each later one.
   *
   * @throws IllegalStateException if it cannot be made; the message is for the user
   */
  public synchronized <T> T add(Generation running, Class<T> type, String className) {
    Kind kind = new Kind(type, className);
    Object first;
    try {
      first = make(running, kind);
    } catch (MainMethod.Unusable e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
    Reloadable<T> reloadable = new Reloadable<>(type, type.cast(first));
    reloadables.put(reloadable, kind);
    current.put(reloadable, first);
    return reloadable.proxy();
  }

  @Override
  public synchronized void find(Generation generation) throws MainMethod.Unusable {
    Map<Reloadable<?>, Object> next = new LinkedHashMap<>();
    for (Map.Entry<Reloadable<?>, Kind> reloadable : reloadables.entrySet()) {
      next.put(reloadable.getKey(), make(generation, reloadable.getValue()));
    }
    made = next;
  }

  @Override
  public synchronized void start(Generation generation) {
    generation.running();
    made.forEach(Reloadable::target);
    current.putAll(made);
    made = new LinkedHashMap<>();
  }

  @Override
  public synchronized boolean carries() {
    return made.values().stream().anyMatch(next -> Cargo.isMarked(next.getClass()));
  }

  @Override
  public synchronized void carry(Copier copier) {
    made.forEach(
        (reloadable, next) -> {
          Object old = current.get(reloadable);
          if (old != null && Cargo.isMarked(next.getClass())) {
            copier.carryInto(next, old);
          }
        });
  }

  private Object make(Generation generation, Kind kind) throws MainMethod.Unusable {
    String className = kind.className();
    AtomicReference<@Nullable Object> object = new AtomicReference<>();
    String problem =
        code.run(
            generation,
            className,
            () -> object.set(construct(className, generation.loader())),
            System.nanoTime() + limit.toNanos());
    Object result = object.get();
    if (problem != null || result == null) {
      throw new MainMethod.Unusable(String.valueOf(problem));
    }
    if (!kind.type().isInstance(result)) {
      throw new MainMethod.Unusable(
          className + " does not implement " + kind.type().getName() + " of the running program");
    }
    return result;
  }

  private static Object construct(String className, ClassLoader loader) throws Throwable {
    Constructor<?> constructor = Class.forName(className, true, loader).getDeclaredConstructor();
    constructor.setAccessible(true);
    try {
      return constructor.newInstance();
    } catch (java.lang.reflect.InvocationTargetException e) {
      Throwable cause = e.getCause();
      throw cause == null ? e : cause;
    }
  }
}
