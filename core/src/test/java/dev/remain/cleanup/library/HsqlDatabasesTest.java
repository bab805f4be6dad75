// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.cleanup.step.Gone;
import dev.remain.fixtures.CompiledApp;
import dev.remain.hook.Doomed;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With classes that have the names and members of those of HSQLDB. */
class HsqlDatabasesTest {

  private static final String MANAGER = "org.hsqldb.DatabaseManager";

  @TempDir Path directory;
  private final List<Object> keptObjects = new ArrayList<>();
  private URLClassLoader base;

  @BeforeEach
  void load() throws Exception {
    CompiledApp library =
        CompiledApp.in(directory)
            .source(
                "org.hsqldb.lib.Iterator",
                "public interface Iterator { boolean hasNext(); Object next(); }")
            .source(
                "org.hsqldb.lib.Collection", "public interface Collection { Iterator iterator(); }")
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
            .source("org.hsqldb.jdbc.Source", "public class Source { public String url; }")
            .compile();
    base = new URLClassLoader(new URL[] {library.classes().toUri().toURL()}, null);
  }

  @AfterEach
  void close() throws Exception {
    base.close();
  }

  @Test
  void theNextGenerationFindsNoTablesOfTheLast() throws Exception {
    Object first = open("shop");
    assertThat(open("shop")).isSameAs(first);

    assertThat(clean(true)).containsExactly("HSQLDB database mem:shop dropped");

    assertThat(open("shop")).isNotSameAs(first);
  }

  @Test
  void whatIsOpenInWhatIsKeptOrHasItsAddressStays() throws Exception {
    Object opened = open("opened");
    Object addressed = open("addressed");
    Object source = base.loadClass("org.hsqldb.jdbc.Source").getConstructor().newInstance();
    source.getClass().getField("url").set(source, "jdbc:hsqldb:mem:Addressed;ifexists=true");
    keptObjects.addAll(List.of(List.of(opened), source));
    Object other = open("addressed2");

    assertThat(clean(true)).containsExactly("HSQLDB database mem:addressed2 dropped");

    assertThat(open("opened")).isSameAs(opened);
    assertThat(open("addressed")).isSameAs(addressed);
    assertThat(open("addressed2")).isNotSameAs(other);
  }

  @Test
  void whereTheBaseHasNotMetItNothingIsDropped() throws Exception {
    Object first = open("shop");

    assertThat(clean(false)).isEmpty();

    assertThat(open("shop")).isSameAs(first);
  }

  private Object open(String path) throws Exception {
    return base.loadClass(MANAGER).getMethod("open", String.class).invoke(null, path);
  }

  private List<String> clean(boolean isMet) throws Exception {
    return new HsqlDatabases(Gone.accessWith(name -> isMet), () -> keptObjects)
        .clean(new Doomed(Set.of(), base));
  }
}
