// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remain.cleanup.step.Gone;
import dev.remain.hook.Doomed;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.h2.Driver;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2DatabasesTest {

  @TempDir Path directory;

  private final List<Object> keptObjects = new ArrayList<>();

  @Test
  void theTablesAreThereWithoutTheStepAndGoneWithIt() throws Exception {
    String kept = "mem:kept;DB_CLOSE_DELAY=-1";
    create(kept).close();
    assertThatThrownBy(() -> create(kept)).hasMessageContaining("Table \"NPC\" already exists");

    assertThat(clean("org.h2.engine.Engine")).containsExactly("H2 database mem:kept dropped");

    create(kept).createStatement().execute("shutdown");
    assertThat(clean("org.h2.engine.Engine")).isEmpty();
  }

  @Test
  void openConnectionsDoNotMatter() throws Exception {
    Connection left = create("mem:used");

    assertThat(clean("org.h2.engine.Engine")).containsExactly("H2 database mem:used dropped");

    create("mem:used").close();
    left.close();
  }

  @Test
  void whatAKeptPoolHasOpenIsKeptAndAllElseDropped() throws Exception {
    JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:pooled", "", "");
    pool.getConnection().close();
    create("mem:pooled2;DB_CLOSE_DELAY=-1").close();
    create("mem:opened;DB_CLOSE_DELAY=-1").close();
    Connection opened = new Driver().connect("jdbc:h2:mem:opened", new Properties());
    keptObjects.addAll(List.of(pool, List.of(opened)));

    assertThat(clean("org.h2.engine.Engine")).containsExactly("H2 database mem:pooled2 dropped");

    assertThat(opened.isValid(1)).isTrue();
    keptObjects.clear();
    assertThat(clean("org.h2.engine.Engine"))
        .containsExactlyInAnyOrder(
            "H2 database mem:pooled dropped", "H2 database mem:opened dropped");
    opened.close();
  }

  @Test
  void whatAKeptSourceHasTheAddressOfIsKeptThoughNothingIsOpen() throws Exception {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:mem:addressed;DB_CLOSE_DELAY=-1");
    source.getConnection().close();
    create("mem:addressed2;DB_CLOSE_DELAY=-1").close();
    create("mem:sed;DB_CLOSE_DELAY=-1").close();
    keptObjects.add(source);

    assertThat(clean("org.h2.engine.Engine"))
        .containsExactlyInAnyOrder(
            "H2 database mem:addressed2 dropped", "H2 database mem:sed dropped");

    keptObjects.clear();
    assertThat(clean("org.h2.engine.Engine")).containsExactly("H2 database mem:addressed dropped");
  }

  @Test
  void databasesInFilesAreLeftAlone() throws Exception {
    try (Connection file = create("file:" + directory.resolve("kept"))) {
      assertThat(clean("org.h2.engine.Engine")).isEmpty();

      assertThat(file.isValid(1)).isTrue();
    }
  }

  @Test
  void thoseAreClosedThatItsHookWouldCloseWhereThatIsLeftForWhatIsKept() throws Exception {
    String own = "file:" + directory.resolve("own");
    String unhooked = "file:" + directory.resolve("unhooked") + ";DB_CLOSE_ON_EXIT=FALSE";
    String kept = "file:" + directory.resolve("kept");
    try (Connection file = create(own);
        Connection other = create(unhooked);
        Connection ofKept = create(kept)) {
      keptObjects.add(ofKept);

      assertThat(clean("org.h2.engine.Engine"))
          .containsExactly("H2 database " + directory.resolve("own") + " closed");

      assertThat(file.isValid(1)).isFalse();
      assertThat(other.isValid(1)).isTrue();
      assertThat(ofKept.isValid(1)).isTrue();
    }
  }

  @Test
  void whereTheBaseHasNotMetItNothingIsDropped() throws Exception {
    try (Connection other = create("mem:other")) {
      assertThat(clean("another.Engine")).isEmpty();

      assertThat(other.isValid(1)).isTrue();
    }
  }

  private static Connection create(String url) throws SQLException {
    Connection connection = new Driver().connect("jdbc:h2:" + url, new Properties());
    try {
      connection.createStatement().execute("create table npc (name varchar)");
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private List<String> clean(String met) throws Exception {
    return new H2Databases(Gone.accessWith(met::equals), () -> keptObjects)
        .clean(new Doomed(Set.of(), getClass().getClassLoader()));
  }
}
