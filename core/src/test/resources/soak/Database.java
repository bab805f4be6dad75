// SPDX-License-Identifier: Apache-2.0
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.remain.Remain;
import java.sql.Connection;
import java.sql.Statement;

/** A pool and an in-memory database in the base, closed by a stop hook. */
public class Database {
  public static void main(String[] args) throws Exception {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:h2:mem:soak");
    config.setMaximumPoolSize(2);
    HikariDataSource source = Remain.closeOnStop(new HikariDataSource(config));
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create table npc (name varchar(20))");
      statement.execute("insert into npc values ('Maria')");
    }
    soak.Gauge.look();
  }
}
