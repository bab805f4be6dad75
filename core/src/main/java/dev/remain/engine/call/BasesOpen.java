// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.call;

import dev.remain.cleanup.BaseCode;
import dev.remain.engine.lasting.BaseCalls;
import dev.remain.generation.BaseThreads;
import dev.remain.generation.Belongings;
import dev.remain.loader.BaseClassLoader;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The executors and timers that libraries made, by their base: they are left to the libraries that
 * made them for as long as the base stays, and end with it, as do the threads that are in code of
 * it. And what they have read of system properties. Thread-safe.
 */
public final class BasesOpen {

  private final Map<ClassLoader, Belongings> open = new ConcurrentHashMap<>();
  private @Nullable PropertyReads reads;

  /** Made when it is first asked for: most programs set no system property. */
  public synchronized PropertyReads reads() {
    PropertyReads known = reads;
    if (known == null) {
      known = new PropertyReads();
      reads = known;
    }
    return known;
  }

  /** A library made it, which is the topmost on the stack. */
  void begun(Object thing) {
    BaseClassLoader base =
        CallerResolver.walk(
            frames ->
                frames
                    .map(frame -> frame.getDeclaringClass().getClassLoader())
                    .filter(BaseClassLoader.class::isInstance)
                    .map(BaseClassLoader.class::cast)
                    .findFirst()
                    .orElse(null));
    if (base != null) {
      open.computeIfAbsent(base, made -> new Belongings()).add(thing);
    }
  }

  /** What it has put somewhere for itself is taken away with it. */
  void keep(BaseClassLoader base, Object thing, Belongings.Ending removal) {
    open.computeIfAbsent(base, made -> new Belongings()).add(thing, removal);
  }

  /**
   * The base goes: nothing of it is used any more.
   *
   * @param code runs what is the libraries' own in it
   */
  public void end(ClassLoader base, BaseCode code) {
    Belongings gone = open.remove(base);
    if (gone != null) {
      String unused = BaseCalls.problem(code, "ending what a replaced base made", gone::endEach);
    }
    String name = base.getName();
    if (name != null && base instanceof BaseClassLoader) { // One that was given stays.
      BaseThreads.in(name).forEach(Thread::interrupt);
    }
  }
}
