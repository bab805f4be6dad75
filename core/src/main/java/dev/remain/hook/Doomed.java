// SPDX-License-Identifier: Apache-2.0
package dev.remain.hook;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is about to go: the loader of a stopped generation, and at a full restart the base's, too.
 *
 * @param loaders that should be collected
 * @param heir the loader that stays, or takes their place
 * @since 0.1
 */
public record Doomed(Set<ClassLoader> loaders, ClassLoader heir) {

  public Doomed {
    loaders = Set.copyOf(loaders);
  }

  /** Whether the loader is doomed, or has a doomed one above it. */
  public boolean includes(@Nullable ClassLoader loader) {
    ClassLoader now = loader;
    while (now != null) {
      if (loaders.contains(now)) {
        return true;
      }
      now = now.getParent();
    }
    return false;
  }

  /** Whether the object's class is a doomed one; an object's content is not looked into. */
  public boolean owns(@Nullable Object object) {
    return object != null
        && (includes(object.getClass().getClassLoader())
            || (object instanceof Class<?> type && includes(type.getClassLoader()))
            || (object instanceof ClassLoader loader && includes(loader)));
  }
}
