// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Archives of the class path whose classes each generation defines anew, though no build writes
 * them: what they keep must go with the generation that they keep it for. In class path order.
 * Thread-safe.
 */
final class FreshJars {

  static final FreshJars NONE = new FreshJars(List.of(), 0);

  private static final int SHARE_OF_HEAP = 8;

  /** Names that are asked for and not there are remembered up to so many. */
  private static final int MOST_ABSENT = 50_000;

  private final List<BaseJar> jars;

  /** By path, as they are defined: to find, inflate and look through one takes longer than that. */
  private final Map<String, BaseJar.Entry> ready = new ConcurrentHashMap<>();

  private final Set<String> absent = ConcurrentHashMap.newKeySet();
  private final AtomicLong room;
  private volatile @Nullable List<Set<String>> packages;

  FreshJars(List<BaseJar> jars) {
    this(jars, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
  }

  /**
   * @param bytes of classes that are held in memory for the next generation at most
   */
  FreshJars(List<BaseJar> jars, long bytes) {
    this.jars = List.copyOf(jars);
    this.room = new AtomicLong(bytes);
  }

  Set<Path> paths() {
    Set<Path> paths = new TreeSet<>();
    jars.forEach(jar -> paths.add(jar.path()));
    return paths;
  }

  boolean isEmpty() {
    return jars.isEmpty();
  }

  /**
   * A class as it is to be defined, of the first archive that has it, or null.
   *
   * @param by the same for all generations
   */
  BaseJar.@Nullable Entry woven(String path, Weaver by) throws IOException {
    BaseJar.Entry known = ready.get(path);
    BaseJar.Entry found = known == null ? read(path) : null;
    return found == null
        ? known
        : held(path, new BaseJar.Entry(by.weave(found.bytes()), found.origin()));
  }

  /** As it is in the archive, or as it was woven: null if none has it. */
  byte @Nullable [] classFile(String path) {
    try {
      BaseJar.Entry known = ready.get(path);
      BaseJar.Entry found = known == null ? read(path) : known;
      return found == null ? null : found.bytes();
    } catch (IOException e) {
      return null;
    }
  }

  /** Of each archive, the packages that it has classes in, with {@code /}. */
  List<Set<String>> packages() {
    List<Set<String>> known = packages;
    if (known == null) {
      known = new ArrayList<>();
      for (BaseJar jar : jars) {
        known.add(jar.packages());
      }
      packages = known;
    }
    return known;
  }

  private BaseJar.@Nullable Entry read(String path) throws IOException {
    if (absent.contains(path)) {
      return null;
    }
    for (BaseJar jar : jars) {
      BaseJar.Entry found = jar.read(path);
      if (found != null) {
        return found;
      }
    }
    if (absent.size() < MOST_ABSENT) {
      absent.add(path);
    }
    return null;
  }

  private BaseJar.Entry held(String path, BaseJar.Entry entry) {
    int length = entry.bytes().length;
    if (room.addAndGet(-length) >= 0) {
      ready.put(path, entry);
    } else {
      room.addAndGet(length);
    }
    return entry;
  }

  boolean has(String path) {
    if (ready.containsKey(path)) {
      return true;
    }
    for (BaseJar jar : absent.contains(path) ? List.<BaseJar>of() : jars) {
      if (jar.has(path)) {
        return true;
      }
    }
    return false;
  }

  List<URL> all(String name) {
    List<URL> urls = new ArrayList<>();
    for (BaseJar jar : jars) {
      URL url = jar.find(name);
      if (url != null) {
        urls.add(url);
      }
    }
    return urls;
  }

  List<URL> urls() {
    List<URL> urls = new ArrayList<>();
    jars.forEach(jar -> urls.add(BytesUrl.ofDisk(jar.path())));
    return urls;
  }
}
