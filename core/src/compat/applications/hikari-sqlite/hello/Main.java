// SPDX-License-Identifier: Apache-2.0
package hello;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;

public class Main {

  public static void main(String[] args) throws Exception {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:sqlite:sample.db");
    HikariDataSource ds = new HikariDataSource(config);
    Connection connection = ds.getConnection();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("drop table if exists person");
      statement.executeUpdate("create table person (id integer, name string)");
    }
    try (PreparedStatement insert =
        connection.prepareStatement("insert into person values(1, ?)")) {
      insert.setString(1, "Hello World");
      insert.executeUpdate();
    }
    try (Statement statement = connection.createStatement();
        ResultSet rs = statement.executeQuery("select * from person")) {
      while (rs.next()) {
        System.out.println(rs.getString("name"));
      }
    }
  }
}
