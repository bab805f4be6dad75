// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.library;

import dev.remain.boundary.KeptUse;
import dev.remain.cleanup.step.LoaderAccess;
import dev.remain.hook.Doomed;
import java.io.File;
import java.lang.reflect.Field;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Drops what Derby of the base has in memory, as {@link H2Databases} does for H2: the next
 * generation would find the tables of the last. What is open in what is kept, or whose address that
 * has, is kept with it.
 */
final class DerbyDatabases extends LibraryStep {

  private static final String STORES = "org.apache.derby.impl.io.VFMemoryStorageFactory";

  /** The driver, before and since 10.15. */
  private static final List<String> DRIVERS =
      List.of(
          "org.apache.derby.iapi.jdbc.AutoloadedDriver",
          "org.apache.derby.jdbc.AutoloadedDriver",
          "org.apache.derby.jdbc.EmbeddedDriver");

  /** What tells that a database was dropped. */
  private static final String DROPPED = "08006";

  private final Supplier<? extends Collection<?>> kept;

  /**
   * @param kept what outlives generations because the program asked for it
   */
  DerbyDatabases(LoaderAccess access, Supplier<? extends Collection<?>> kept) {
    super(access, STORES);
    this.kept = kept;
  }

  @Override
  List<String> clean(Class<?> stores, Doomed doomed) throws Exception {
    Map<String, Object> open = open(stores);
    List<String> cuts = new ArrayList<>();
    KeptUse use = KeptUse.of(doomed.heir(), open.isEmpty() ? List.of() : kept.get());
    for (Map.Entry<String, Object> each : open.entrySet()) {
      String path = each.getKey();
      if (!use.has(each.getValue()) && !use.names(text -> isAddress(text, path))) {
        Drop.of(path, stores.getClassLoader());
        cuts.add("Derby database " + new File(path).getName() + " in memory dropped");
      }
    }
    return cuts;
  }

  /** Each one that there is, by its path. */
  private static Map<String, Object> open(Class<?> stores) throws ReflectiveOperationException {
    Field field = stores.getDeclaredField("DATABASES");
    field.setAccessible(true);
    Map<?, ?> all = (Map<?, ?>) Objects.requireNonNull(field.get(null));
    Map<String, Object> open = new TreeMap<>();
    synchronized (all) {
      all.forEach((path, store) -> open.put(String.valueOf(path), store));
    }
    return open;
  }

  /**
   * As {@code jdbc:derby:memory:shop;create=true} is one of {@code /work/shop}; a source of data
   * knows it without the beginning.
   */
  private static boolean isAddress(String text, String path) {
    int settings = text.indexOf(';');
    String address = settings < 0 ? text : text.substring(0, settings);
    String name = address.startsWith("jdbc:derby:") ? address.substring(11) : address;
    String file = name.startsWith("memory:") ? new File(name.substring(7)).getPath() : "";
    return !file.isEmpty() && (path.equals(file) || path.endsWith(File.separator + file));
  }

  /** Apart, for a JVM without {@code java.sql}, where there is no Derby either. */
  private static final class Drop {

    private Drop() {}

    static void of(String path, @Nullable ClassLoader loader) throws Exception {
      try {
        var unused =
            driver(loader).connect("jdbc:derby:memory:" + path + ";drop=true", new Properties());
      } catch (SQLException e) {
        if (!DROPPED.equals(e.getSQLState())) {
          throw e;
        }
      }
    }

    private static Driver driver(@Nullable ClassLoader loader) throws ReflectiveOperationException {
      for (String name : DRIVERS) {
        try {
          Class<?> type = Class.forName(name, true, loader);
          return (Driver) type.getDeclaredConstructor().newInstance();
        } catch (ClassNotFoundException e) {
          // Another version.
        }
      }
      throw new ClassNotFoundException(DRIVERS.get(0));
    }
  }
}
