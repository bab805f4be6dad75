// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

/** With classes that have the names and members of those of Derby. */
class DerbyDatabasesTest {

  private static final String STORES = "org.apache.derby.impl.io.VFMemoryStorageFactory";

  @TempDir Path directory;
  private final List<Object> keptObjects = new ArrayList<>();
  private URLClassLoader base;

  @BeforeEach
  void load() throws Exception {
    CompiledApp library =
        CompiledApp.in(directory)
            .source(
                STORES,
                """
                import java.util.*;

                public class VFMemoryStorageFactory {
                  public static final class Store { }
                  private static final Map<String, Store> DATABASES = new HashMap<>();
                  public static Object open(String name) throws Exception {
                    String path = new java.io.File(name).getCanonicalPath();
                    return DATABASES.computeIfAbsent(path, key -> new Store());
                  }
                  public static boolean drop(String path) { return DATABASES.remove(path) != null; }
                }
                """)
            .source(
                "org.apache.derby.jdbc.AutoloadedDriver",
                """
                import java.sql.*;
                import org.apache.derby.impl.io.VFMemoryStorageFactory;

                public class AutoloadedDriver implements Driver {
                  public Connection connect(String url, java.util.Properties info) throws SQLException {
                    String path = url.substring("jdbc:derby:memory:".length(), url.indexOf(';'));
                    if (path.endsWith("locked")) throw new SQLException("no user", "08004");
                    boolean dropped = url.endsWith(";drop=true") && VFMemoryStorageFactory.drop(path);
                    throw new SQLException("", dropped ? "08006" : "XJ004");
                  }
                  public boolean acceptsURL(String url) { return true; }
                  public DriverPropertyInfo[] getPropertyInfo(String url, java.util.Properties info) { return null; }
                  public int getMajorVersion() { return 1; }
                  public int getMinorVersion() { return 1; }
                  public boolean jdbcCompliant() { return true; }
                  public java.util.logging.Logger getParentLogger() { return null; }
                }
                """)
            .source(
                "org.apache.derby.jdbc.Source",
                "public class Source { public String databaseName; }")
            .compile();
    base =
        new URLClassLoader(
            new URL[] {library.classes().toUri().toURL()}, ClassLoader.getPlatformClassLoader());
  }

  @AfterEach
  void close() throws Exception {
    base.close();
  }

  @Test
  void theNextGenerationFindsNoTablesOfTheLast() throws Exception {
    Object first = open("shop");
    assertThat(open("shop")).isSameAs(first);

    assertThat(clean(true)).containsExactly("Derby database shop in memory dropped");

    assertThat(open("shop")).isNotSameAs(first);
  }

  @Test
  void whatIsOpenInWhatIsKeptOrHasItsAddressStays() throws Exception {
    Object opened = open("opened");
    Object addressed = open("addressed");
    Object named = open("named");
    keptObjects.addAll(
        List.of(
            List.of(opened),
            source("jdbc:derby:memory:addressed;create=true"),
            source("memory:named")));
    Object other = open("named2");

    assertThat(clean(true)).containsExactly("Derby database named2 in memory dropped");

    assertThat(open("opened")).isSameAs(opened);
    assertThat(open("addressed")).isSameAs(addressed);
    assertThat(open("named")).isSameAs(named);
    assertThat(open("named2")).isNotSameAs(other);
  }

  @Test
  void whatCannotBeDroppedIsSaid() throws Exception {
    Object first = open("locked");

    assertThatThrownBy(() -> clean(true)).hasMessage("no user");

    assertThat(open("locked")).isSameAs(first);
  }

  @Test
  void whereTheBaseHasNotMetItNothingIsDropped() throws Exception {
    Object first = open("shop");

    assertThat(clean(false)).isEmpty();

    assertThat(open("shop")).isSameAs(first);
  }

  private Object source(String name) throws Exception {
    Object source = base.loadClass("org.apache.derby.jdbc.Source").getConstructor().newInstance();
    source.getClass().getField("databaseName").set(source, name);
    return source;
  }

  private Object open(String name) throws Exception {
    return base.loadClass(STORES).getMethod("open", String.class).invoke(null, name);
  }

  private List<String> clean(boolean isMet) throws Exception {
    return new DerbyDatabases(Gone.accessWith(name -> isMet), () -> keptObjects)
        .clean(new Doomed(Set.of(), base));
  }
}
