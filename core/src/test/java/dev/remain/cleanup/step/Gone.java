// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.step;

import com.google.common.util.concurrent.Uninterruptibles;
import dev.remain.fixtures.CompiledApp;
import dev.remain.hook.Doomed;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The loader of a stopped generation with one little class, and what dooms it. */
public final class Gone extends ClassLoader {

  private final CompiledApp app;

  public Gone(Path directory, String source) {
    super("gone", Gone.class.getClassLoader());
    app = CompiledApp.in(directory).source("gone.Thing", source).compile();
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (!name.startsWith("gone.") || !Files.exists(app.classFile(name))) {
      throw new ClassNotFoundException(name);
    }
    byte[] bytes = app.classBytes(name);
    return defineClass(name, bytes, 0, bytes.length);
  }

  @Override
  protected Enumeration<URL> findResources(String name) throws IOException {
    Path file = app.classes().resolve(name);
    return Files.exists(file)
        ? Collections.enumeration(List.of(file.toUri().toURL()))
        : Collections.emptyEnumeration();
  }

  public Object thing() {
    try {
      return loadClass("gone.Thing").getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  /** Runs to the end on a thread of the group. */
  public static void run(ThreadGroup group, Runnable run) {
    Thread thread = new Thread(group, run, "of " + group.getName(), 0, false);
    thread.setContextClassLoader(null);
    thread.start();
    Uninterruptibles.joinUninterruptibly(thread);
  }

  /** As if the base was ours, and had loaded these classes. */
  public static LoaderAccess accessWith(Predicate<String> loaded) {
    return accessWith(
        loaded,
        run -> {
          throw new UnsupportedOperationException("nothing is to run");
        });
  }

  /**
   * The same.
   *
   * @param among runs what is to run among the threads of a generation
   */
  public static LoaderAccess accessWith(Predicate<String> loaded, Consumer<Runnable> among) {
    return new LoaderAccess() {
      @Override
      public boolean hasMet(ClassLoader loader, String className) {
        return !(loader instanceof Gone) && loaded.test(className);
      }

      @Override
      public boolean isLive(ClassLoader loader, String resource) {
        return false;
      }

      @Override
      public Class<?> define(ClassLoader loader, String className, byte[] bytes) {
        throw new UnsupportedOperationException(className);
      }

      @Override
      public void runAmong(ClassLoader loader, Runnable run) {
        among.accept(run);
      }

      @Override
      public void runInGroups(ClassLoader loader, Runnable run) {
        runAmong(loader, run);
      }
    };
  }

  public static LoaderAccess access() {
    return access(new ThreadGroup("gone"));
  }

  /** What our own loaders allow; the group is that of the generation. */
  public static LoaderAccess access(ThreadGroup group) {
    return new LoaderAccess() {
      @Override
      public boolean hasMet(ClassLoader loader, String className) {
        return loader instanceof Gone gone && gone.findLoadedClass(className) != null;
      }

      @Override
      public boolean isLive(ClassLoader loader, String resource) {
        return loader instanceof Gone gone && Files.exists(gone.app.classes().resolve(resource));
      }

      @Override
      public Class<?> define(ClassLoader loader, String className, byte[] bytes) {
        return ((Gone) loader).defineClass(className, bytes, 0, bytes.length);
      }

      @Override
      public void runAmong(ClassLoader loader, Runnable run) {
        Gone.run(group, run);
      }

      @Override
      public void runInGroups(ClassLoader loader, Runnable run) {
        runAmong(loader, run);
      }
    };
  }

  public Doomed doomed() {
    return new Doomed(Set.of(this), Gone.class.getClassLoader());
  }
}
