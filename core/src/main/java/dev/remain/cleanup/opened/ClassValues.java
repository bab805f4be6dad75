// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.opened;

import dev.remain.agent.Extra;
import dev.remain.agent.Internals;
import dev.remain.agent.RemainAgent;
import dev.remain.cleanup.step.Contents;
import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Removes doomed class values from classes that stay: a class keeps what was computed for it, and
 * with it the loader of whoever computed. No registry knows them, so every loaded class is asked.
 */
final class ClassValues implements CleanupStep {

  @Override
  public Phase phase() {
    return Phase.AFTER_START;
  }

  @Override
  public List<String> clean(Doomed doomed) {
    Instrumentation instrumentation = RemainAgent.instrumentation();
    if (instrumentation == null || !Extra.CLASS_VALUES.isAvailable()) {
      return List.of();
    }
    Contents contents = new Contents(doomed);
    List<String> cuts = new ArrayList<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      Object values = Internals.CLASS_VALUES.get(type);
      if (values != null
          && !doomed.includes(type.getClassLoader())
          && clean(type, values, contents)) {
        cuts.add("class value removed from " + type.getName());
      }
    }
    return cuts;
  }

  private static boolean clean(Class<?> type, Object values, Contents contents) {
    boolean isCut = false;
    for (Object entry : entries(values)) {
      if (isDoomed(entry, contents)) {
        ClassValue<?> owner = (ClassValue<?>) Internals.CLASS_VALUE_OWNER.call(entry);
        if (owner != null) {
          owner.remove(type);
          isCut = true;
        }
      }
    }
    return forgetCached(values, contents) || isCut;
  }

  /** A {@code WeakHashMap} whose own methods lock it when they change it. */
  private static List<Object> entries(Object values) {
    synchronized (values) {
      return new ArrayList<>(((Map<?, ?>) values).values());
    }
  }

  /** What was replaced may still be there, and places of the cache may be emptied at any time. */
  private static boolean forgetCached(Object values, Contents contents) {
    Object[] cached = (Object[]) Internals.CACHED_CLASS_VALUES.get(values);
    boolean isCut = false;
    for (int i = 0; cached != null && i < cached.length; i++) {
      if (isDoomed(cached[i], contents)) {
        cached[i] = null;
        isCut = true;
      }
    }
    return isCut;
  }

  /** Beside entries there are promises and the marks of what was removed. */
  private static boolean isDoomed(@Nullable Object entry, Contents contents) {
    return entry != null
        && entry.getClass().getName().equals("java.lang.ClassValue$Entry")
        && contents.areDoomed(Internals.CLASS_VALUE.get(entry));
  }
}
