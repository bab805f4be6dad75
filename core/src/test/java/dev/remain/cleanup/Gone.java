// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup;

import dev.remain.fixtures.CompiledApp;
import dev.remain.hook.Doomed;
import java.nio.file.Path;
import java.util.Set;

/** The loader of a stopped generation with one little class, and what dooms it. */
final class Gone extends ClassLoader {

  private final CompiledApp app;

  Gone(Path directory, String source) {
    super("gone", Gone.class.getClassLoader());
    app = CompiledApp.in(directory).source("gone.Thing", source).compile();
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (!name.startsWith("gone.")) {
      throw new ClassNotFoundException(name);
    }
    byte[] bytes = app.classBytes(name);
    return defineClass(name, bytes, 0, bytes.length);
  }

  Object thing() {
    try {
      return loadClass("gone.Thing").getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  Doomed doomed() {
    return new Doomed(Set.of(this), Gone.class.getClassLoader());
  }
}
