// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remain.cleanup.step.LoaderAccess;
import dev.remain.fixtures.CompiledApp;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With classes that have the names and members of those of Derby. */
class DerbyDatabasesTest extends DatabasesInMemory {

  private static final String STORES = "org.apache.derby.impl.io.VFMemoryStorageFactory";
  private static final String SOURCE = "org.apache.derby.jdbc.Source";

  @Override
  CompiledApp library(CompiledApp empty) {
    return empty
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
        .source(SOURCE, "public class Source { public String databaseName; }");
  }

  @Override
  String opener() {
    return STORES;
  }

  @Override
  String dropped(String name) {
    return "Derby database " + name + " in memory dropped";
  }

  @Override
  LibraryStep step(LoaderAccess access) {
    return new DerbyDatabases(access, () -> keptObjects);
  }

  @Test
  void whatIsOpenInWhatIsKeptOrHasItsAddressStays() throws Exception {
    Object opened = open("opened");
    Object addressed = open("addressed");
    Object named = open("named");
    keptObjects.addAll(
        List.of(
            List.of(opened),
            source(SOURCE, "databaseName", "jdbc:derby:memory:addressed;create=true"),
            source(SOURCE, "databaseName", "memory:named")));
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
}
