// SPDX-License-Identifier: Apache-2.0
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.DriverManager;

public class JdbcLogWriter extends StringWriter {
  public static void run() {
    DriverManager.setLogWriter(new PrintWriter(new JdbcLogWriter()));
  }
}
