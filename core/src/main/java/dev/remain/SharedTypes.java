// SPDX-License-Identifier: Apache-2.0
package dev.remain;

import dev.remain.classfile.ClassFile;
import dev.remain.classpath.Root;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * The live types that the running program and generations must have in common: interfaces given to
 * it, and the live types in their signatures, and in those of these. Thread-safe.
 */
final class SharedTypes implements Predicate<String> {

  private final Set<String> names = ConcurrentHashMap.newKeySet();
  private final List<Root> live;

  SharedTypes(List<Root> live) {
    this.live = live;
  }

  /**
   * @param name as {@link Class#getName} gives it
   */
  @Override
  public boolean test(String name) {
    return names.contains(name);
  }

  /** Shares an interface and what its signatures name. */
  void add(Class<?> type) {
    Deque<Class<?>> open = new ArrayDeque<>();
    open.push(type);
    while (!open.isEmpty()) {
      Class<?> next = open.pop();
      if (isLive(next.getName()) && names.add(next.getName())) {
        for (String named : signatureTypes(next)) {
          Class<?> found = load(named.replace('/', '.'), next.getClassLoader());
          if (found != null) {
            open.push(found);
          }
        }
      }
    }
  }

  private boolean isLive(String name) {
    String file = name.replace('.', '/') + ".class";
    return live.stream().anyMatch(root -> Files.exists(root.path().resolve(file)));
  }

  private static Set<String> signatureTypes(Class<?> type) {
    String file = "/" + type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getResourceAsStream(file)) {
      return in != null && ClassFile.read(in.readAllBytes()) instanceof ClassFile.Whole whole
          ? whole.signatureTypes()
          : Set.of();
    } catch (IOException e) {
      return Set.of();
    }
  }

  private static @org.jspecify.annotations.Nullable Class<?> load(String name, ClassLoader loader) {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      return null;
    }
  }
}
