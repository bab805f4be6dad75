// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.step;

import dev.remain.hook.Doomed;
import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Whether an object belongs to the doomed ones, or is one of the JDK's containers that holds such
 * an object. Looks one container deep, and through references of {@code java.lang.ref} without
 * limit. Runs no code but the JDK's: neither a wrapper of {@code java.util.Collections} nor a
 * library's own container is looked into.
 */
public final class Contents {

  /** Elements of a container to look at. */
  private static final int MOST = 10_000;

  private final Doomed doomed;

  public Contents(Doomed doomed) {
    this.doomed = doomed;
  }

  public boolean areDoomed(@Nullable Object object) {
    Object inner = behindReferences(object);
    if (inner == null || doomed.owns(inner)) {
      return inner != null;
    }
    try {
      if (inner instanceof Map<?, ?> map && isOfJdk(map)) {
        return anyIsDoomed(map.keySet()) || anyIsDoomed(map.values());
      }
      return anyIsDoomed(elements(inner));
    } catch (RuntimeException e) {
      return false; // Its thread is changing it.
    }
  }

  private static Collection<?> elements(Object container) {
    if (container instanceof Object[] array) {
      return Arrays.asList(array);
    } else if (container instanceof Collection<?> collection && isOfJdk(collection)) {
      return collection;
    } else if (container instanceof AtomicReference<?> atomic && isOfJdk(atomic)) {
      return Arrays.asList(atomic.get());
    } else if (container instanceof Optional<?> optional) {
      return optional.stream().toList();
    }
    return List.of();
  }

  private boolean anyIsDoomed(Collection<?> elements) {
    Iterator<?> each = elements.iterator();
    for (int i = 0; i < MOST && each.hasNext(); i++) {
      if (doomed.owns(behindReferences(each.next()))) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Object behindReferences(@Nullable Object object) {
    Object inner = object;
    while (inner instanceof Reference<?> reference && isOfJdk(reference)) {
      inner = reference.get();
    }
    return inner;
  }

  private static boolean isOfJdk(Object object) {
    return object.getClass().getClassLoader() == null
        && !object.getClass().getName().startsWith("java.util.Collections$");
  }
}
