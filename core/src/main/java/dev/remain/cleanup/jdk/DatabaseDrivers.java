// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.jdk;

import dev.remain.cleanup.step.LoaderAccess;
import dev.remain.cleanup.step.Preparing;
import dev.remain.cleanup.step.Providers;
import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.lang.reflect.Constructor;
import java.sql.Driver;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Deregisters doomed JDBC drivers, and has those of the heir and of the next generation's live half
 * register themselves: {@code DriverManager} looks for drivers once in the life of a JVM, so that
 * after a restart there would be no suitable one. Begins only where a doomed class can be a driver.
 * Confined to the restart thread.
 */
final class DatabaseDrivers implements CleanupStep, Preparing {

  private static final String SERVICES = "META-INF/services/java.sql.Driver";

  private final LoaderAccess access;

  /** Whether a driver was taken from {@code DriverManager}, which so has looked for them. */
  private boolean isInUse;

  /** Whose drivers have registered themselves since: those of another base have not. */
  private WeakReference<ClassLoader> registered = new WeakReference<>(null);

  DatabaseDrivers(LoaderAccess access) {
    this.access = access;
  }

  @Override
  public Phase phase() {
    return Phase.BEFORE_START;
  }

  @Override
  public List<String> clean(Doomed doomed) throws IOException, ReflectiveOperationException {
    Thread current = Thread.currentThread();
    ClassLoader context = current.getContextClassLoader();
    current.setContextClassLoader(doomed.heir()); // DriverManager may look for drivers only now.
    try {
      List<String> cuts = new ArrayList<>();
      for (ClassLoader loader : doomed.loaders()) {
        if (access.hasMet(loader, "java.sql.Driver")) {
          for (String driver : removal(loader).apply(doomed::owns)) {
            cuts.add("JDBC driver " + driver + " deregistered");
          }
        }
      }
      isInUse |= !cuts.isEmpty();
      if (isInUse && (!cuts.isEmpty() || registered.get() != doomed.heir())) {
        registerThose(doomed.heir());
        registered = new WeakReference<>(doomed.heir());
      }
      return cuts;
    } finally {
      current.setContextClassLoader(context);
    }
  }

  @SuppressWarnings("unchecked")
  private Function<Predicate<Object>, List<String>> removal(ClassLoader loader)
      throws IOException, ReflectiveOperationException {
    String name = DriverRemoval.class.getName();
    String file = DriverRemoval.class.getSimpleName() + ".class";
    try (InputStream in = DriverRemoval.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IOException(file + " is not where Remain's own classes are");
      }
      Constructor<?> made = access.define(loader, name, in.readAllBytes()).getDeclaredConstructor();
      made.setAccessible(true);
      return (Function<Predicate<Object>, List<String>>) made.newInstance();
    }
  }

  /** Of the next generation; for the first one {@code DriverManager} does it itself. */
  @Override
  public void preparing(ClassLoader next) {
    if (access.isLive(next, SERVICES)) {
      access.runAmong(
          next,
          () -> {
            Thread.currentThread().setContextClassLoader(next);
            registerThose(next);
          });
    }
  }

  /** A driver registers itself when its class is initialised, which making one does. */
  private static void registerThose(ClassLoader heir) {
    Providers.each(
        ServiceLoader.load(Driver.class, heir).iterator(),
        driver -> {},
        e -> {}); // As DriverManager does: one that cannot be made is as good as none.
  }
}
