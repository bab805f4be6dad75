// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.library;

import dev.remain.cleanup.step.LoaderAccess;
import dev.remain.hook.Doomed;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Drops what H2 of the base has in memory: it would be gone with the JVM, which is why H2 has no
 * shutdown hook for it. Else the next generation would find the tables of the last.
 */
final class MemoryDatabases extends LibraryStep {

  private static final String ENGINE = "org.h2.engine.Engine";
  private static final String DATABASE = "org.h2.engine.Database";

  MemoryDatabases(LoaderAccess access) {
    super(access, ENGINE);
  }

  @Override
  List<String> clean(Class<?> engine, Doomed doomed) throws ReflectiveOperationException {
    Class<?> type = Class.forName(DATABASE, false, doomed.heir());
    Method persistent = type.getMethod("isPersistent");
    Method drop = type.getMethod("shutdownImmediately");
    List<String> cuts = new ArrayList<>();
    for (Object database : databases(engine)) {
      if (type.isInstance(database) && persistent.invoke(database).equals(false)) {
        drop.invoke(database);
        cuts.add("H2 database " + type.getMethod("getName").invoke(database) + " dropped");
      }
    }
    return cuts;
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
