// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import dev.remain.classpath.ClassName;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The live half as the base sees it: the classes and resources of the running generation, by name.
 * Knows who of the base asked for which resource: what a library read once it may have kept, so
 * that a change of it calls for another base. Thread-safe.
 */
public final class LiveHalf {

  private static final String SERVICES = "META-INF/services/";

  private final Set<Path> refused = ConcurrentHashMap.newKeySet();
  private final BiConsumer<Path, String> refusals;
  private final Map<String, String> readers = new ConcurrentHashMap<>();
  private volatile @Nullable WeakReference<GenerationClassLoader> running;

  /**
   * @param refusals told each archive once of which a class would have to be linked to a live one,
   *     and the name of that; on the thread that would have linked it
   */
  public LiveHalf(BiConsumer<Path, String> refusals) {
    this.refusals = refusals;
  }

  void refused(Path archive, String className) {
    if (refused.add(archive)) {
      refusals.accept(archive, className);
    }
  }

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
    return now != null && now.holds(ClassName.path(className)) ? now : null;
  }

  private @Nullable GenerationClassLoader now() {
    WeakReference<GenerationClassLoader> known = running;
    return known == null ? null : known.get();
  }

  List<URL> find(String name, ClassLoader base) {
    GenerationClassLoader now = now();
    if (now == null) {
      return List.of();
    }
    Resources resources = now.resources();
    for (String path : resources.paths(name)) {
      if (!path.endsWith(".class") && !readers.containsKey(path)) {
        readers.put(path, Asker.ofBase(base));
      }
    }
    List<URL> found = resources.all(name);
    // It would load live providers by the base.
    return !found.isEmpty() && isService(name) && Asker.isServiceLoader() ? List.of() : found;
  }

  static boolean isService(String name) {
    return name.startsWith(SERVICES);
  }
}
