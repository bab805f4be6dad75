// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.library;

import dev.remain.boundary.KeptUse;
import dev.remain.cleanup.step.LoaderAccess;
import dev.remain.hook.Doomed;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Drops what H2 of the base has in memory: it would be gone with the JVM, which is why H2 has no
 * shutdown hook for it. Else the next generation would find the tables of the last. A database that
 * is open in what is kept, or whose address that has, is kept with it; then H2's hook, which closes
 * all that are in files, has not run ({@code BaseHooks}), and the others are closed here.
 */
final class H2Databases extends LibraryStep {

  private static final String H2 = "org.h2.";
  private static final String ENGINE = H2 + "engine.Engine";
  private static final String DATABASE = H2 + "engine.Database";

  private final Supplier<? extends Collection<?>> kept;

  /**
   * @param kept what outlives generations because the program asked for it
   */
  H2Databases(LoaderAccess access, Supplier<? extends Collection<?>> kept) {
    super(access, ENGINE);
    this.kept = kept;
  }

  @Override
  List<String> clean(Class<?> engine, Doomed doomed) throws ReflectiveOperationException {
    Class<?> type = Class.forName(DATABASE, false, doomed.heir());
    Method persistent = type.getMethod("isPersistent");
    List<Object> open = databases(engine);
    open.removeIf(database -> !type.isInstance(database));
    List<String> cuts = new ArrayList<>();
    KeptUse use = KeptUse.of(doomed.heir(), open.isEmpty() ? List.of() : kept.get());
    boolean isHookLeft = use.classes().stream().anyMatch(one -> one.getName().startsWith(H2));
    for (Object database : open) {
      String name = String.valueOf(type.getMethod("getName").invoke(database));
      if (use.has(database) || use.names(text -> isAddress(text, name))) {
        continue;
      }
      if (persistent.invoke(database).equals(false)) {
        type.getMethod("shutdownImmediately").invoke(database);
        cuts.add("H2 database " + name + " dropped");
      } else if (isHookLeft && wouldItsHookClose(database)) {
        close(database);
        cuts.add("H2 database " + name + " closed");
      }
    }
    return cuts;
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

  /**
   * As {@code jdbc:h2:mem:shop;USER=sa} is one of {@code mem:shop}; of the same in a server, too.
   */
  private static boolean isAddress(String text, String name) {
    int settings = text.indexOf(';');
    String path = settings < 0 ? text : text.substring(0, settings);
    return path.startsWith("jdbc:h2:") && (path.endsWith(":" + name) || path.endsWith("/" + name));
  }

  /** Those that are open; since 2.0 each is held by a little object of its own. */
  private static List<Object> databases(Class<?> engine) throws ReflectiveOperationException {
    List<Object> databases = new ArrayList<>();
    Map<?, ?> open = (Map<?, ?>) Objects.requireNonNull(field(engine, "DATABASES", null));
    for (Object held : List.copyOf(open.values())) {
      Object database =
          held.getClass().getName().equals(DATABASE)
              ? held
              : field(held.getClass(), "database", held);
      if (database != null) {
        databases.add(database);
      }
    }
    return databases;
  }

  private static @Nullable Object field(Class<?> type, String name, @Nullable Object of)
      throws ReflectiveOperationException {
    Field field = type.getDeclaredField(name);
    field.setAccessible(true);
    return field.get(of);
  }
}
