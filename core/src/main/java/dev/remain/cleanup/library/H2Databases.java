// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.library;

import dev.remain.boundary.KeptUse;
import dev.remain.cleanup.step.LoaderAccess;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Those of H2, which has no shutdown hook for what is in memory. Where one is kept, H2's hook,
 * which closes all that are in files, has not run ({@code BaseHooks}), and the others are closed
 * here.
 */
final class H2Databases extends DatabasesStep {

  private static final String H2 = "org.h2.";
  private static final String ENGINE = H2 + "engine.Engine";
  private static final String DATABASE = H2 + "engine.Database";

  H2Databases(LoaderAccess access, Supplier<? extends Collection<?>> kept) {
    super(access, ENGINE, kept);
  }

  @Override
  String end(Open one, KeptUse use) throws ReflectiveOperationException {
    Object database = one.database();
    if (call(database, "isPersistent").equals(false)) {
      database.getClass().getMethod("shutdownImmediately").invoke(database);
      return "H2 database " + one.name() + " dropped";
    }
    boolean isHookLeft = use.classes().stream().anyMatch(each -> each.getName().startsWith(H2));
    if (isHookLeft && wouldItsHookClose(database)) {
      close(database);
      return "H2 database " + one.name() + " closed";
    }
    return "";
  }

  private static Object call(Object database, String getter) throws ReflectiveOperationException {
    return database.getClass().getMethod(getter).invoke(database);
  }

  /** Not with {@code DB_CLOSE_ON_EXIT=FALSE}. */
  private static boolean wouldItsHookClose(Object database) throws ReflectiveOperationException {
    try {
      return Boolean.TRUE.equals(field(database.getClass(), "closeAtVmShutdown", database));
    } catch (NoSuchFieldException e) {
      return false; // Another version.
    }
  }

  /** As the hook does. */
  private static void close(Object database) throws ReflectiveOperationException {
    Method close = database.getClass().getDeclaredMethod("onShutdown");
    close.setAccessible(true);
    close.invoke(database);
  }

  /** As {@code jdbc:h2:mem:shop} is one of {@code mem:shop}; of the same in a server, too. */
  @Override
  boolean isAddress(String url, String name) {
    return url.startsWith("jdbc:h2:") && (url.endsWith(":" + name) || url.endsWith("/" + name));
  }

  /** Since 2.0 each is held by a little object of its own. */
  @Override
  List<Open> open(Class<?> engine) throws ReflectiveOperationException {
    Class<?> type = Class.forName(DATABASE, false, engine.getClassLoader());
    List<Open> open = new ArrayList<>();
    Map<?, ?> all = (Map<?, ?>) Objects.requireNonNull(field(engine, "DATABASES", null));
    for (Object held : List.copyOf(all.values())) {
      Object database = type.isInstance(held) ? held : field(held.getClass(), "database", held);
      if (type.isInstance(database)) {
        open.add(new Open(String.valueOf(call(database, "getName")), database));
      }
    }
    return open;
  }

  private static @Nullable Object field(Class<?> type, String name, @Nullable Object of)
      throws ReflectiveOperationException {
    return PrivateField.of(type, name).get(of);
  }
}
