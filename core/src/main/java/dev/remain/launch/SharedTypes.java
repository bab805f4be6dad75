// SPDX-License-Identifier: Apache-2.0
package dev.remain.launch;

import dev.remain.classfile.ClassFile;
import dev.remain.classpath.ClassName;
import dev.remain.classpath.Root;
import dev.remain.loader.GenerationClassLoader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The live types that the running program and generations must have in common: interfaces given to
 * it, and the live types in their signatures, and in those of these. Thread-safe.
 */
public final class SharedTypes implements Predicate<String> {

  private final Set<String> names = ConcurrentHashMap.newKeySet();
  private final List<Root> live;

  public SharedTypes(List<Root> live) {
    this.live = live;
  }

  /**
   * @param name as {@link Class#getName} gives it
   */
  @Override
  public boolean test(String name) {
    return names.contains(name);
  }

  /**
   * Shares an interface and what its signatures name. What is live is asked of the running
   * generation as well as of the disk, where a build may have deleted it for a moment.
   */
  public void add(Class<?> type, @Nullable GenerationClassLoader running) {
    Deque<String> open = new ArrayDeque<>();
    open.push(type.getName());
    while (!open.isEmpty()) {
      String name = open.pop();
      String file = ClassName.path(name);
      boolean isLive =
          (running != null && running.holds(file))
              || live.stream().anyMatch(root -> Files.exists(root.path().resolve(file)));
      if (isLive && names.add(name)) {
        for (String named : signatureTypes(file, type, running)) {
          open.push(ClassName.dotted(named));
        }
      }
    }
  }

  private static Set<String> signatureTypes(
      String file, Class<?> type, @Nullable GenerationClassLoader running) {
    ClassLoader loader = type.getClassLoader();
    try (InputStream known = running == null ? null : running.getResourceAsStream(file);
        InputStream in =
            known != null || loader == null ? known : loader.getResourceAsStream(file)) {
      return in != null && ClassFile.read(in.readAllBytes()) instanceof ClassFile.Whole whole
          ? whole.signatureTypes()
          : Set.of();
    } catch (IOException e) {
      return Set.of();
    }
  }
}
