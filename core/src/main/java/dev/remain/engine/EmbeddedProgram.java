// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import dev.remain.event.ReloadEvent;
import dev.remain.generation.Generation;
import dev.remain.generation.GenerationCode;
import dev.remain.generation.MainMethod;
import dev.remain.loader.Cargo;
import dev.remain.state.carry.Copier;
import dev.remain.state.reloadable.Foreigners;
import dev.remain.state.reloadable.Gate;
import dev.remain.state.reloadable.Reloadable;
import java.lang.reflect.Constructor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Objects of live classes behind proxies that stay. Each generation makes its own, and all proxies
 * change over at once when it is entered. Guarded by its own lock.
 */
public final class EmbeddedProgram implements Program {

  private final List<Kind> kinds = new ArrayList<>();
  private final GenerationCode code;
  private final Duration limit;
  private final Gate gate;
  private final Foreigners foreigners;
  private List<Object> current = new ArrayList<>();
  private List<Object> made = List.of();

  /** What stands behind a proxy: objects of that class, which has to implement that interface. */
  private record Kind(Class<?> type, String className) {}

  /**
   * @param limit how long making one object may take, and how long a call waits for the next
   *     generation
   */
  public EmbeddedProgram(RemainThreads threads, Duration limit, Consumer<ReloadEvent> events) {
    this.code = new GenerationCode(threads);
    this.limit = limit;
    this.gate = new Gate(limit);
    this.foreigners = Callers.foreigners(events);
  }

  /** What calls through the proxies pass. */
  public Gate gate() {
    return gate;
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
    kinds.add(kind);
    current.add(first);
    return new Reloadable<>(type, gate, gate.add(first), foreigners).proxy();
  }

  @Override
  public synchronized void find(Generation generation) throws MainMethod.Unusable {
    List<Object> next = new ArrayList<>();
    for (Kind kind : kinds) {
      next.add(make(generation, kind));
    }
    made = next;
  }

  @Override
  public boolean isFoundByRunning() {
    return true;
  }

  @Override
  public long hold(long endNanos) {
    gate.close();
    return gate.drain(endNanos);
  }

  @Override
  public synchronized void start(Generation generation) throws MainMethod.Unusable {
    List<Object> next = new ArrayList<>(made);
    made = List.of();
    for (Kind late : kinds.subList(next.size(), kinds.size())) {
      next.add(make(generation, late)); // It was added since the others were made.
    }
    generation.running();
    gate.open(next);
    current = next;
  }

  @Override
  public void release() {
    gate.open();
  }

  @Override
  public synchronized boolean carries() {
    return made.stream().anyMatch(next -> Cargo.isMarked(next.getClass()));
  }

  @Override
  public synchronized void carry(Copier copier) {
    for (int i = 0; i < made.size(); i++) {
      if (Cargo.isMarked(made.get(i).getClass())) {
        copier.carryInto(made.get(i), current.get(i));
      }
    }
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
