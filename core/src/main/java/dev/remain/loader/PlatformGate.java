// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import java.util.HashSet;
import java.util.Set;

/**
 * The parent of an isolated base: the platform's classes, and of Remain exactly what an application
 * may see. Nothing else of the class path Remain came from is visible here.
 */
final class PlatformGate extends ClassLoader {

  static {
    registerAsParallelCapable();
  }

  private static final Set<String> VISIBLE =
      Set.of(
          "dev.remain",
          "dev.remain.event",
          "dev.remain.hook",
          "dev.remain.state",
          "dev.remain.woven");

  private final ClassLoader remain;

  PlatformGate() {
    super("remain-gate", ClassLoader.getPlatformClassLoader());
    remain = PlatformGate.class.getClassLoader();
  }

  /** Whether a class of that package is looked for here first. */
  boolean owns(String packageName) {
    return packageName.startsWith("java.")
        || VISIBLE.contains(packageName)
        || Platform.PACKAGES.contains(packageName);
  }

  @Override
  public Class<?> loadClass(String name) throws ClassNotFoundException {
    FirstUse.before(name);
    return super.loadClass(name);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    int dot = name.lastIndexOf('.');
    if (dot > 0 && VISIBLE.contains(name.substring(0, dot))) {
      return remain.loadClass(name);
    }
    throw new ClassNotFoundException(name);
  }

  /** Asked for their packages only when a program uses others than those of {@code java}. */
  private static final class Platform {
    private static final Set<String> PACKAGES = packages();

    private static Set<String> packages() {
      Set<String> packages = new HashSet<>(2048);
      ClassLoader platform = ClassLoader.getPlatformClassLoader();
      for (Module module : ModuleLayer.boot().modules()) {
        ClassLoader loader = module.getClassLoader();
        if (loader == null || loader == platform) {
          packages.addAll(module.getPackages());
        }
      }
      return packages;
    }
  }
}
