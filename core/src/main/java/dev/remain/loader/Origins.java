// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import dev.remain.classpath.LiveFile;
import dev.remain.classpath.LiveLookup;
import dev.remain.classpath.Root;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/** What the JVM is told of the roots of live classes. Thread-safe. */
final class Origins {

  private final LiveLookup files;
  private final Map<Root, DefiningClassLoader.Origin> known = new ConcurrentHashMap<>();

  Origins(LiveLookup files) {
    this.files = files;
  }

  DefiningClassLoader.Origin of(Root root) {
    DefiningClassLoader.Origin origin = known.get(root);
    if (origin == null) {
      origin = new DefiningClassLoader.Origin(BytesUrl.ofRoot(root), manifestOf(root));
      known.put(root, origin);
    }
    return origin;
  }

  /** As for the JVM, the manifest of a directory means nothing. */
  private @Nullable Manifest manifestOf(Root root) {
    LiveFile file = root.isArchive() ? files.find(root, JarFile.MANIFEST_NAME) : null;
    if (file == null) {
      return null;
    }
    try (InputStream in = BytesUrl.of(file).openStream()) {
      return new Manifest(in);
    } catch (IOException e) {
      return null;
    }
  }
}
