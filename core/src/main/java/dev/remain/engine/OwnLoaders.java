// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import dev.remain.cleanup.LoaderAccess;
import dev.remain.loader.DefiningClassLoader;

/** Lets clean-up into the loaders that are ours. */
final class OwnLoaders implements LoaderAccess {

  @Override
  public boolean hasMet(ClassLoader loader, String className) {
    return loader instanceof DefiningClassLoader own && own.hasMet(className);
  }

  @Override
  public Class<?> define(ClassLoader loader, String className, byte[] bytes) {
    return ((DefiningClassLoader) loader).defineGuest(className, bytes);
  }
}
