// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.library;

import dev.remain.boundary.KeptUse;
import dev.remain.cleanup.step.LoaderAccess;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;

/** Those of HSQLDB. */
final class HsqlDatabases extends DatabasesStep {

  private static final String MANAGER = "org.hsqldb.DatabaseManager";

  /** Of {@code org.hsqldb.Database}: without a word to the disk. */
  private static final int IMMEDIATELY = 1;

  HsqlDatabases(LoaderAccess access, Supplier<? extends Collection<?>> kept) {
    super(access, MANAGER, kept);
  }

  @Override
  String end(Open one, KeptUse use) throws ReflectiveOperationException {
    one.database().getClass().getMethod("close", int.class).invoke(one.database(), IMMEDIATELY);
    return "HSQLDB database mem:" + one.name() + " dropped";
  }

  /** As {@code jdbc:hsqldb:mem:Shop} is one of {@code shop}. */
  @Override
  boolean isAddress(String url, String name) {
    return url.toLowerCase(Locale.ROOT).equals("jdbc:hsqldb:mem:" + name.toLowerCase(Locale.ROOT));
  }

  /** Its maps and iterators are its own, and so are their types. */
  @Override
  List<Open> open(Class<?> manager) throws ReflectiveOperationException {
    List<Open> open = new ArrayList<>();
    Object map = Objects.requireNonNull(PrivateField.of(manager, "memDatabaseMap").get(null));
    Object all = map.getClass().getMethod("values").invoke(map);
    ClassLoader loader = manager.getClassLoader();
    Class<?> collection = Class.forName("org.hsqldb.lib.Collection", false, loader);
    Class<?> iterator = Class.forName("org.hsqldb.lib.Iterator", false, loader);
    Object each = collection.getMethod("iterator").invoke(all);
    while (iterator.getMethod("hasNext").invoke(each).equals(true)) {
      Object database = iterator.getMethod("next").invoke(each);
      Object name = database.getClass().getMethod("getPath").invoke(database);
      open.add(new Open(String.valueOf(name), database));
    }
    return open;
  }
}
