// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import dev.remain.woven.NativeFiles;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.security.CodeSigner;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.Enumeration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * Defines classes from bytes: the one place where bytes become classes, and where they are woven.
 * Of the type that many a scanner of class paths asks for, with true URLs; but nothing is ever read
 * through the super class, which is given no URL of its own, and so opens nothing.
 */
public abstract class DefiningClassLoader extends URLClassLoader {

  private static final URL[] NONE = {};

  static {
    registerAsParallelCapable(); // Without it, that of its subclasses comes to nothing.
  }

  private static final ProtectionDomain GUEST = new ProtectionDomain(null, null, null, null);

  private final Map<String, ProtectionDomain> domains = new ConcurrentHashMap<>();
  private final Weaver weaver;

  DefiningClassLoader(String name, ClassLoader parent, Weaver weaver) {
    super(name, NONE, parent);
    this.weaver = weaver;
  }

  /** Where the bytes of a class came from, and what its archive's manifest says. */
  record Origin(URL codeSource, @Nullable Manifest manifest) {}

  final Class<?> define(String name, byte[] bytes, Origin origin) {
    return defineAsIs(name, weaver.weave(bytes), origin);
  }

  /**
   * @param woven bytes that the weaver has seen
   */
  final Class<?> defineAsIs(String name, byte[] woven, Origin origin) {
    int dot = name.lastIndexOf('.');
    if (dot > 0) {
      ensurePackage(name.substring(0, dot), origin);
    }
    return defineClass(name, woven, 0, woven.length, domain(origin.codeSource()));
  }

  final Weaver weaver() {
    return weaver;
  }

  /** Where its classes are from, in class path order. */
  @Override
  public abstract URL[] getURLs();

  @Override
  protected final void addURL(URL url) {
    throw new UnsupportedOperationException("the class path is that of the JVM: " + url);
  }

  /** Nothing: programs close loaders that they find in their threads. */
  @Override
  public final void close() {}

  /** As of any loader: the super class would keep the archives that it is read from. */
  @Override
  public final @Nullable InputStream getResourceAsStream(String name) {
    URL url = getResource(name);
    try {
      return url == null ? null : url.openStream();
    } catch (IOException e) {
      return null;
    }
  }

  @Override
  public abstract @Nullable URL findResource(String name);

  @Override
  public abstract Enumeration<URL> findResources(String name);

  @Override
  protected final @Nullable String findLibrary(String name) {
    return NativeFiles.find(this, name);
  }

  /** Whether the JVM has found a class of that name for a class of this loader, here or above. */
  public final boolean hasMet(String className) {
    return findLoadedClass(className) != null;
  }

  /** Defines a class of Remain's own here, as it is. */
  public final Class<?> defineGuest(String className, byte[] bytes) {
    synchronized (getClassLoadingLock(className)) {
      Class<?> known = findLoadedClass(className);
      return known != null ? known : defineClass(className, bytes, 0, bytes.length, GUEST);
    }
  }

  /**
   * A domain without a class loader: up to JDK 23 each thread keeps the domains of the stack that
   * made it ({@code Thread.inheritedAccessControlContext}, gone with JEP 486), and through a domain
   * with a loader it would keep the whole generation.
   */
  private ProtectionDomain domain(URL url) {
    String place = url.toExternalForm();
    ProtectionDomain known = domains.get(place);
    if (known == null) {
      CodeSource source = new CodeSource(url, (CodeSigner[]) null);
      ProtectionDomain made = new ProtectionDomain(source, null, null, null);
      ProtectionDomain earlier = domains.putIfAbsent(place, made);
      known = earlier == null ? made : earlier;
    }
    return known;
  }

  private void ensurePackage(String name, Origin origin) {
    Package known = getDefinedPackage(name);
    if (known == null) {
      try {
        definePackage(name, origin);
        return;
      } catch (IllegalArgumentException e) {
        known = getDefinedPackage(name); // Another thread was first.
      }
    }
    boolean sealed =
        origin.manifest() != null && isSealed(origin.manifest(), name.replace('.', '/') + '/');
    if (known != null && known.isSealed() && !known.isSealed(origin.codeSource())) {
      throw new SecurityException("sealing violation: package " + name + " is sealed");
    }
    if (known != null && sealed && !known.isSealed()) {
      throw new SecurityException(
          "sealing violation: package " + name + " is already loaded and cannot be sealed");
    }
  }

  private void definePackage(String name, Origin origin) {
    Manifest manifest = origin.manifest();
    if (manifest == null) {
      definePackage(name, null, null, null, null, null, null, null);
      return;
    }
    String path = name.replace('.', '/') + '/';
    definePackage(
        name,
        value(manifest, path, Attributes.Name.SPECIFICATION_TITLE),
        value(manifest, path, Attributes.Name.SPECIFICATION_VERSION),
        value(manifest, path, Attributes.Name.SPECIFICATION_VENDOR),
        value(manifest, path, Attributes.Name.IMPLEMENTATION_TITLE),
        value(manifest, path, Attributes.Name.IMPLEMENTATION_VERSION),
        value(manifest, path, Attributes.Name.IMPLEMENTATION_VENDOR),
        isSealed(manifest, path) ? origin.codeSource() : null);
  }

  private static boolean isSealed(Manifest manifest, String path) {
    return "true".equalsIgnoreCase(value(manifest, path, Attributes.Name.SEALED));
  }

  private static @Nullable String value(Manifest manifest, String path, Attributes.Name name) {
    Attributes own = manifest.getAttributes(path);
    String value = own == null ? null : own.getValue(name);
    return value != null ? value : manifest.getMainAttributes().getValue(name);
  }
}
