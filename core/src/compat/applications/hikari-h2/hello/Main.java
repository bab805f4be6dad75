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
    config.setJdbcUrl("jdbc:h2:./test");
    config.setUsername("sa");
    HikariDataSource ds = new HikariDataSource(config);
    try (Connection connection = ds.getConnection()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("drop table if exists greeting");
        statement.execute("create table greeting (text varchar(200))");
      }
      try (PreparedStatement insert =
          connection.prepareStatement("insert into greeting values (?)")) {
        insert.setString(1, "Hello World");
        insert.executeUpdate();
      }
      try (Statement statement = connection.createStatement();
          ResultSet rs = statement.executeQuery("select text from greeting")) {
        while (rs.next()) {
          System.out.println(rs.getString(1));
        }
      }
    }
  }
}
