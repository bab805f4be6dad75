// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A base that is somebody else's loader: the JVM's own, or an embedding program's. It sees the live
 * directories, too, so that its answers from there are refused. Thread-safe.
 */
public final class GivenBase implements Base {

  private final ClassLoader loader;
  private final List<String> live;
  private final Predicate<String> shared;
  private final Consumer<String> refused;

  /**
   * @param live roots whose classes must not come from this loader
   * @param shared names of live classes that must, since running code has them from there
   * @param refused told the name of each class whose answer was refused
   */
  public GivenBase(
      ClassLoader loader, List<Path> live, Predicate<String> shared, Consumer<String> refused) {
    this.loader = loader;
    this.live =
        live.stream()
            .map(path -> withoutSlash(place(BytesUrl.ofDisk(path).toExternalForm())))
            .toList();
    this.shared = shared;
    this.refused = refused;
  }

  @Override
  public ClassLoader loader() {
    return loader;
  }

  @Override
  public Class<?> find(String name) throws ClassNotFoundException {
    FirstUse.before(name);
    Class<?> found = loader.loadClass(name);
    if (!shared.test(name) && isLive(codeSourceOf(found))) {
      refused.accept(name);
      throw new ClassNotFoundException(name);
    }
    return found;
  }

  @Override
  public Enumeration<URL> baseResources(String name) throws IOException {
    List<URL> kept = new ArrayList<>();
    for (URL url : Collections.list(loader.getResources(name))) {
      if (!isLive(url)) {
        kept.add(url);
      }
    }
    return Collections.enumeration(kept);
  }

  private static @Nullable URL codeSourceOf(Class<?> type) {
    ProtectionDomain domain = type.getProtectionDomain();
    CodeSource source = domain == null ? null : domain.getCodeSource();
    return source == null ? null : source.getLocation();
  }

  private boolean isLive(@Nullable URL url) {
    if (url == null) {
      return false;
    }
    String location = url.toExternalForm();
    String file = place(location.startsWith("jar:") ? location.substring(4) : location);
    for (String root : live) {
      // Whether the URL of a directory ends with a slash depends on whether it was there.
      if (file.equals(root) || file.startsWith(root + "/") || file.startsWith(root + "!/")) {
        return true;
      }
    }
    return false;
  }

  /** In plain characters, which one writes into URLs in several ways. */
  private static String place(String location) {
    try {
      String path = new URI(location).getPath();
      return path == null ? location : path;
    } catch (URISyntaxException e) {
      return location;
    }
  }

  private static String withoutSlash(String place) {
    return place.endsWith("/") ? place.substring(0, place.length() - 1) : place;
  }
}
