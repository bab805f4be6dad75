// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

import java.io.IOException;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * Archives that transform classes of the JVM, as their manifests say. They are in it for good: one
 * that is loaded anew adds a transformer for each generation, each of which holds its generation,
 * and every class is then transformed by all of them.
 */
final class Transforming {

  private static final String RETRANSFORMS = "Can-Retransform-Classes";

  private Transforming() {}

  static boolean isIn(Path archive) {
    try (JarFile jar = new JarFile(archive.toFile(), false)) {
      Manifest manifest = jar.getManifest();
      return manifest != null
          && Boolean.parseBoolean(manifest.getMainAttributes().getValue(RETRANSFORMS));
    } catch (IOException e) {
      return false;
    }
  }
}
