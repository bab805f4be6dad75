// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Live resources as the base sees them, and who of the base asked for which: what a library read
 * once it may have kept, so that a change of it calls for another base. Thread-safe.
 */
public final class LiveReads {

  private final Map<String, String> readers = new ConcurrentHashMap<>();
  private volatile @Nullable Resources resources;

  /** Those of the running generation. */
  public void resources(Resources next) {
    resources = next;
  }

  /** The name of the base class that asked for a resource first, or null if none did. */
  public @Nullable String readerOf(String path) {
    return readers.get(path);
  }

  List<URL> find(String name, ClassLoader base) {
    Resources now = resources;
    if (now == null || name.endsWith(".class") || name.startsWith("META-INF/services/")) {
      return List.of();
    }
    for (String path : now.paths(name)) {
      if (!readers.containsKey(path)) {
        readers.put(path, caller(base));
      }
    }
    return now.all(name);
  }

  private static String caller(ClassLoader base) {
    StackWalker stack = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
    return stack.walk(
        frames ->
            frames
                .map(StackWalker.StackFrame::getDeclaringClass)
                .filter(type -> type.getClassLoader() == base)
                .map(Class::getName)
                .findFirst()
                .orElse("the base"));
  }
}
