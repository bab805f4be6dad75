// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import java.lang.ref.WeakReference;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The live half as the base sees it: the classes and resources of the running generation, by name.
 * Knows who of the base asked for which resource: what a library read once it may have kept, so
 * that a change of it calls for another base. Thread-safe.
 */
public final class LiveHalf {

  private static final String SERVICES = "META-INF/services/";

  private final Map<String, String> readers = new ConcurrentHashMap<>();
  private volatile @Nullable WeakReference<GenerationClassLoader> running;

  /** The generation that runs, or is about to. */
  public void running(GenerationClassLoader next) {
    running = new WeakReference<>(next);
  }

  /** The name of the base class that asked for a resource first, or null if none did. */
  public @Nullable String readerOf(String path) {
    return readers.get(path);
  }

  /** The running generation, if it has a class of that name, with dots. */
  @Nullable GenerationClassLoader holding(String className) {
    GenerationClassLoader now = now();
    return now != null && now.holds(className.replace('.', '/').concat(".class")) ? now : null;
  }

  private @Nullable GenerationClassLoader now() {
    WeakReference<GenerationClassLoader> known = running;
    return known == null ? null : known.get();
  }

  List<URL> find(String name, ClassLoader base) {
    GenerationClassLoader now = now();
    if (now == null || (name.startsWith(SERVICES) && Asker.isServiceLoader())) {
      return List.of(); // It would load live providers by the base.
    }
    Resources resources = now.resources();
    for (String path : resources.paths(name)) {
      if (!path.endsWith(".class") && !readers.containsKey(path)) {
        readers.put(path, Asker.ofBase(base));
      }
    }
    return resources.all(name);
  }
}
