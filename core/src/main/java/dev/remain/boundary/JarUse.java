// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

import dev.remain.classfile.ConstantPoolScan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What one archive has, and what its classes name. Packages, and not classes: two archives that
 * share a package can reach into each other, and so refer to each other.
 *
 * @param packages of its classes, with {@code /}
 * @param named packages of all types that its constant pools, descriptors and signatures name
 */
record JarUse(Set<String> packages, Set<String> named) {

  private static final JarUse NOTHING = new JarUse(Set.of(), Set.of());

  /** Reads every class, as this JVM would see it. Nothing is found in what cannot be read. */
  static JarUse of(Path archive) {
    Set<String> packages = new HashSet<>();
    Set<String> named = new HashSet<>();
    try (JarFile jar =
        new JarFile(archive.toFile(), false, ZipFile.OPEN_READ, JarFile.runtimeVersion())) {
      Enumeration<? extends ZipEntry> entries = jar.entries();
      while (entries.hasMoreElements()) {
        String name = entries.nextElement().getName();
        if (name.endsWith(".class") && !name.startsWith("META-INF/")) {
          packages.add(packageOf(name));
          try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
            ConstantPoolScan.of(in.readAllBytes()).addPackages(named);
          }
        }
      }
    } catch (IOException e) {
      return NOTHING;
    }
    named.removeAll(packages);
    return new JarUse(Set.copyOf(packages), Set.copyOf(named));
  }

  private static String packageOf(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  boolean refersTo(JarUse other) {
    return meets(named, other.packages) || meets(packages, other.packages);
  }

  private static boolean meets(Set<String> one, Set<String> other) {
    Set<String> fewer = one.size() < other.size() ? one : other;
    Set<String> more = fewer == one ? other : one;
    return fewer.stream().anyMatch(more::contains);
  }
}
