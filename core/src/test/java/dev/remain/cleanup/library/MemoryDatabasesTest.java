// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remain.cleanup.step.Gone;
import dev.remain.hook.Doomed;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.h2.Driver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryDatabasesTest {

  @TempDir Path directory;

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
  void databasesInFilesAreLeftAlone() throws Exception {
    try (Connection file = create("file:" + directory.resolve("kept"))) {
      assertThat(clean("org.h2.engine.Engine")).isEmpty();

      assertThat(file.isValid(1)).isTrue();
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
    return new MemoryDatabases(Gone.accessWith(met::equals))
        .clean(new Doomed(Set.of(), getClass().getClassLoader()));
  }
}
