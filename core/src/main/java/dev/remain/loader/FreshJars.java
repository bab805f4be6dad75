// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Archives of the class path whose classes each generation defines anew, though no build writes
 * them: what they keep must go with the generation that they keep it for. In class path order.
 * Thread-safe.
 */
final class FreshJars {

  static final FreshJars NONE = new FreshJars(List.of());

  private final List<BaseJar> jars;

  FreshJars(List<BaseJar> jars) {
    this.jars = List.copyOf(jars);
  }

  Set<Path> paths() {
    Set<Path> paths = new TreeSet<>();
    jars.forEach(jar -> paths.add(jar.path()));
    return paths;
  }

  boolean isEmpty() {
    return jars.isEmpty();
  }

  /** The bytes of a file, of the first that has it, or null. */
  BaseJar.@Nullable Entry read(String path) throws IOException {
    for (BaseJar jar : jars) {
      BaseJar.Entry found = jar.read(path);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  boolean has(String path) {
    for (BaseJar jar : jars) {
      if (jar.find(path) != null) {
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
