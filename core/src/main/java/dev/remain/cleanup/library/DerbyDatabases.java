// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.library;

import dev.remain.boundary.KeptUse;
import dev.remain.cleanup.step.LoaderAccess;
import java.io.File;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Those of Derby. */
final class DerbyDatabases extends DatabasesStep {

  private static final String STORES = "org.apache.derby.impl.io.VFMemoryStorageFactory";

  /** The driver, before and since 10.15. */
  private static final List<String> DRIVERS =
      List.of(
          "org.apache.derby.iapi.jdbc.AutoloadedDriver",
          "org.apache.derby.jdbc.AutoloadedDriver",
          "org.apache.derby.jdbc.EmbeddedDriver");

  /** What tells that a database was dropped. */
  private static final String DROPPED = "08006";

  DerbyDatabases(LoaderAccess access, Supplier<? extends Collection<?>> kept) {
    super(access, STORES, kept);
  }

  /** By their paths. */
  @Override
  List<Open> open(Class<?> stores) throws ReflectiveOperationException {
    Object databases = PrivateField.of(stores, "DATABASES").get(null);
    Map<?, ?> all = (Map<?, ?>) Objects.requireNonNull(databases);
    List<Open> open = new ArrayList<>();
    synchronized (all) {
      all.forEach((path, store) -> open.add(new Open(String.valueOf(path), store)));
    }
    open.sort(Comparator.comparing(Open::name));
    return open;
  }

  @Override
  String end(Open one, KeptUse use) throws Exception {
    Drop.of(one.name(), one.database().getClass().getClassLoader());
    return "Derby database " + new File(one.name()).getName() + " in memory dropped";
  }

  /**
   * As {@code jdbc:derby:memory:shop} is one of {@code /work/shop}; a source of data knows it
   * without the beginning.
   */
  @Override
  boolean isAddress(String url, String path) {
    String name = url.startsWith("jdbc:derby:") ? url.substring(11) : url;
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
