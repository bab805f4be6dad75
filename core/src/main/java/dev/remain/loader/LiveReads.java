// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import dev.remain.classpath.LiveFile;
import dev.remain.classpath.LiveLookup;
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
  private volatile @Nullable LiveLookup files;

  /** The files of the running generation. */
  public void files(LiveLookup next) {
    files = next;
  }

  /** The name of the base class that asked for a resource first, or null if none did. */
  public @Nullable String readerOf(String path) {
    return readers.get(path);
  }

  List<LiveFile> find(String path, ClassLoader base) {
    LiveLookup now = files;
    if (now == null || path.endsWith(".class") || path.startsWith("META-INF/services/")) {
      return List.of();
    }
    if (!readers.containsKey(path)) {
      readers.put(path, caller(base));
    }
    return now.findAll(path);
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
