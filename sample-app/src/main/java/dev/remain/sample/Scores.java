// SPDX-License-Identifier: Apache-2.0
package dev.remain.sample;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/** Who visited and who ate, in a database below the working directory. Thread-safe. */
final class Scores {

  private static final String URL = "jdbc:h2:./target/meadow";

  private final DataSource database;

  Scores(DataSource database) {
    this.database = database;
  }

  /** Opens the database and makes its tables, which is slow, and says how slow. */
  static HikariDataSource open() throws SQLException {
    long began = System.nanoTime();
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(URL);
    config.setMaximumPoolSize(4);
    // Connects on a thread of the pool: H2 keeps for good on whose stack it was first used.
    config.setInitializationFailTimeout(-1);
    HikariDataSource opened = new HikariDataSource(config);
    try (Connection connection = opened.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create table if not exists visit (seen timestamp default current_timestamp)");
      statement.execute("create table if not exists meal (creature varchar not null)");
      statement.execute("create index if not exists meals on meal (creature)");
    }
    long millis = (System.nanoTime() - began) / 1_000_000;
    System.out.println("The database took " + millis + " ms to open: paid once, it is kept");
    return opened;
  }

  /** Counts a visitor. */
  void visit() throws SQLException {
    update("insert into visit default values");
  }

  /** Counts a seed. */
  void ate(String creature) throws SQLException {
    update("insert into meal values (?)", creature);
  }

  int visits() throws SQLException {
    return counts("select 'visits', count(*) from visit").getOrDefault("visits", 0);
  }

  /** How many seeds each creature ate that ate any. */
  Map<String, Integer> meals() throws SQLException {
    return counts("select creature, count(*) from meal group by creature");
  }

  private void update(String sql, String... values) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  private Map<String, Integer> counts(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      Map<String, Integer> counts = new HashMap<>();
      while (rows.next()) {
        counts.put(rows.getString(1), rows.getInt(2));
      }
      return counts;
    }
  }
}
