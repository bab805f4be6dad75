// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

import dev.remain.classfile.ConstantPoolScan;
import dev.remain.classpath.ClassName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * What one archive has, and what its classes name. Packages, and not classes: two archives that
 * share a package can reach into each other, and so refer to each other.
 *
 * @param packages of its classes, with {@code /}
 * @param named packages of all types that its constant pools, descriptors and signatures name
 */
record JarUse(Set<String> packages, Set<String> named) {

  static final JarUse NOTHING = new JarUse(Set.of(), Set.of());

  /** Reads every class, as this JVM would see it. Nothing is found in what cannot be read. */
  static JarUse of(Path archive) {
    return read(archive, null);
  }

  /** The same, of what some of its classes name, given by their files. */
  static JarUse of(Path archive, Set<String> wanted) {
    return read(archive, wanted);
  }

  /**
   * @param wanted null if all are
   */
  private static JarUse read(Path archive, @Nullable Set<String> wanted) {
    Set<String> packages = new HashSet<>();
    Set<String> named = new HashSet<>();
    try (JarFile jar =
        new JarFile(archive.toFile(), false, ZipFile.OPEN_READ, JarFile.runtimeVersion())) {
      Enumeration<? extends ZipEntry> entries = jar.entries();
      while (entries.hasMoreElements()) {
        String name = entries.nextElement().getName();
        if (isClass(name)) {
          packages.add(ClassName.packageOf(name));
          if (wanted == null || wanted.contains(name)) {
            try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
              ConstantPoolScan.of(in.readAllBytes()).addPackages(named);
            }
          }
        }
      }
    } catch (IOException e) {
      return NOTHING;
    }
    named.removeAll(packages);
    return new JarUse(Set.copyOf(packages), Set.copyOf(named));
  }

  /** Whether one of its classes, of whatever version, may name one that begins like that. */
  static boolean mayName(Path archive, Set<String> starts) {
    List<byte[]> encoded = new ArrayList<>();
    for (String start : starts) {
      encoded.add(start.getBytes(StandardCharsets.UTF_8));
    }
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        if (entry.getName().endsWith(".class")) {
          try (InputStream in = zip.getInputStream(entry)) {
            if (ConstantPoolScan.mayName(in.readAllBytes(), encoded)) {
              return true;
            }
          }
        }
      }
    } catch (IOException e) {
      return false; // What cannot be read names nothing.
    }
    return false;
  }

  /** How many classes an archive has; none if it cannot be read. */
  static long classes(Path archive) {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      return zip.stream().filter(entry -> isClass(entry.getName())).count();
    } catch (IOException e) {
      return 0;
    }
  }

  /** A module's declaration is none, and would lie in a package that all modules share. */
  static boolean isClass(String entry) {
    return entry.endsWith(".class")
        && !entry.startsWith("META-INF/")
        && !entry.equals("module-info.class");
  }

  /**
   * The class files of those classes that may be in it.
   *
   * @param classes names with dots
   */
  Set<String> among(Collection<String> classes) {
    Set<String> files = new HashSet<>();
    for (String name : classes) {
      String file = name.replace('.', '/').concat(".class");
      if (packages.contains(ClassName.packageOf(file))) {
        files.add(file);
      }
    }
    return files;
  }

  boolean refersTo(JarUse other) {
    return names(other.packages) || !Collections.disjoint(packages, other.packages);
  }

  /** Whether it names one of these packages. */
  boolean names(Set<String> others) {
    return !Collections.disjoint(named, others);
  }
}
