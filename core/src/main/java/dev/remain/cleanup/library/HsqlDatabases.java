// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.library;

import dev.remain.boundary.KeptUse;
import dev.remain.cleanup.step.LoaderAccess;
import dev.remain.hook.Doomed;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Drops what HSQLDB of the base has in memory, as {@link H2Databases} does for H2: the next
 * generation would find the tables of the last. What is open in what is kept, or whose address that
 * has, is kept with it.
 */
final class HsqlDatabases extends LibraryStep {

  private static final String MANAGER = "org.hsqldb.DatabaseManager";

  /** Of {@code org.hsqldb.Database}: without a word to the disk. */
  private static final int IMMEDIATELY = 1;

  private final Supplier<? extends Collection<?>> kept;

  /**
   * @param kept what outlives generations because the program asked for it
   */
  HsqlDatabases(LoaderAccess access, Supplier<? extends Collection<?>> kept) {
    super(access, MANAGER);
    this.kept = kept;
  }

  @Override
  List<String> clean(Class<?> manager, Doomed doomed) throws ReflectiveOperationException {
    List<Object> open = inMemory(manager);
    List<String> cuts = new ArrayList<>();
    KeptUse use = KeptUse.of(doomed.heir(), open.isEmpty() ? List.of() : kept.get());
    for (Object database : open) {
      String name = String.valueOf(database.getClass().getMethod("getPath").invoke(database));
      if (!use.has(database) && !use.names(text -> isAddress(text, name))) {
        database.getClass().getMethod("close", int.class).invoke(database, IMMEDIATELY);
        cuts.add("HSQLDB database mem:" + name + " dropped");
      }
    }
    return cuts;
  }

  /** As {@code jdbc:hsqldb:mem:Shop;ifexists=true} is one of {@code shop}. */
  private static boolean isAddress(String text, String name) {
    int settings = text.indexOf(';');
    String path = settings < 0 ? text : text.substring(0, settings);
    return path.toLowerCase(Locale.ROOT).equals("jdbc:hsqldb:mem:" + name.toLowerCase(Locale.ROOT));
  }

  /** Its maps and iterators are its own, and so are their types. */
  private static List<Object> inMemory(Class<?> manager) throws ReflectiveOperationException {
    Field field = manager.getDeclaredField("memDatabaseMap");
    field.setAccessible(true);
    List<Object> databases = new ArrayList<>();
    Object map = Objects.requireNonNull(field.get(null));
    Object all = map.getClass().getMethod("values").invoke(map);
    ClassLoader loader = manager.getClassLoader();
    Class<?> collection = Class.forName("org.hsqldb.lib.Collection", false, loader);
    Class<?> iterator = Class.forName("org.hsqldb.lib.Iterator", false, loader);
    Object each = collection.getMethod("iterator").invoke(all);
    while (iterator.getMethod("hasNext").invoke(each).equals(true)) {
      databases.add(iterator.getMethod("next").invoke(each));
    }
    return databases;
  }
}
