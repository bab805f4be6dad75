// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.cleanup.step.LoaderAccess;
import dev.remain.fixtures.CompiledApp;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With classes that have the names and members of those of HSQLDB. */
class HsqlDatabasesTest extends DatabasesInMemory {

  private static final String MANAGER = "org.hsqldb.DatabaseManager";

  @Override
  CompiledApp library(CompiledApp empty) {
    return empty
        .source(
            "org.hsqldb.lib.Iterator",
            "public interface Iterator { boolean hasNext(); Object next(); }")
        .source("org.hsqldb.lib.Collection", "public interface Collection { Iterator iterator(); }")
        .source(
            "org.hsqldb.lib.HashMap",
            """
                public class HashMap {
                  private final java.util.Map<Object, Object> map = new java.util.HashMap<>();
                  public Object put(Object key, Object value) { return map.put(key, value); }
                  public Object get(Object key) { return map.get(key); }
                  public Object remove(Object key) { return map.remove(key); }
                  public Collection values() {
                    java.util.Iterator<Object> all = new java.util.ArrayList<>(map.values()).iterator();
                    return () -> new Iterator() {
                      public boolean hasNext() { return all.hasNext(); }
                      public Object next() { return all.next(); }
                    };
                  }
                }
                """)
        .source(
            "org.hsqldb.Database",
            """
                public class Database {
                  private final String path;
                  Database(String path) { this.path = path; }
                  public String getPath() { return path; }
                  public void close(int mode) {
                    if (mode == 1) DatabaseManager.memDatabaseMap.remove(path);
                  }
                }
                """)
        .source(
            MANAGER,
            """
                public class DatabaseManager {
                  static final org.hsqldb.lib.HashMap memDatabaseMap = new org.hsqldb.lib.HashMap();
                  public static Object open(String path) {
                    if (memDatabaseMap.get(path) == null) memDatabaseMap.put(path, new Database(path));
                    return memDatabaseMap.get(path);
                  }
                }
                """)
        .source("org.hsqldb.jdbc.Source", "public class Source { public String url; }");
  }

  @Override
  String opener() {
    return MANAGER;
  }

  @Override
  String dropped(String name) {
    return "HSQLDB database mem:" + name + " dropped";
  }

  @Override
  LibraryStep step(LoaderAccess access) {
    return new HsqlDatabases(access, () -> keptObjects);
  }

  @Test
  void whatIsOpenInWhatIsKeptOrHasItsAddressStays() throws Exception {
    Object opened = open("opened");
    Object addressed = open("addressed");
    String url = "jdbc:hsqldb:mem:Addressed;ifexists=true";
    keptObjects.addAll(List.of(List.of(opened), source("org.hsqldb.jdbc.Source", "url", url)));
    Object other = open("addressed2");

    assertThat(clean(true)).containsExactly("HSQLDB database mem:addressed2 dropped");

    assertThat(open("opened")).isSameAs(opened);
    assertThat(open("addressed")).isSameAs(addressed);
    assertThat(open("addressed2")).isNotSameAs(other);
  }
}
