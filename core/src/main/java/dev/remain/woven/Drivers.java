// SPDX-License-Identifier: Apache-2.0
package dev.remain.woven;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * JDBC drivers that code of the base asks for: the JDK shows only those that the loader of the
 * calling class sees, which for the program's own drivers is the generation's.
 */
public final class Drivers {

  /** Whether {@code DriverManager} has looked for drivers, which it does once. */
  private static volatile boolean haveBeenSought;

  private Drivers() {}

  private static final class LoginTimeout extends Former {
    private final int seconds = DriverManager.getLoginTimeout();

    LoginTimeout() {
      super("login timeout");
    }

    @Override
    void putBack() {
      DriverManager.setLoginTimeout(seconds);
    }
  }

  /**
   * Null where no generation runs. On a thread of a library, or one that makes something to be
   * kept, {@code DriverManager} would look for drivers by the context loader of the base, and find
   * none of the program's as long as the JVM lives.
   */
  private static @Nullable Frame frame() {
    Frame frame = Calls.receiver().frame();
    if (frame != null && !haveBeenSought) {
      Thread current = Thread.currentThread();
      ClassLoader context = current.getContextClassLoader();
      current.setContextClassLoader(frame.getClass().getClassLoader());
      try {
        frame.drivers().close();
      } finally {
        current.setContextClassLoader(context);
      }
      haveBeenSought = true;
    }
    return frame;
  }

  /** For {@link DriverManager#getConnection(String)}. */
  public static Connection getConnection(String url) throws SQLException {
    Frame frame = frame();
    return opened(frame == null ? DriverManager.getConnection(url) : frame.getConnection(url));
  }

  /** For {@link DriverManager#getConnection(String, Properties)}. */
  public static Connection getConnection(String url, Properties info) throws SQLException {
    Frame frame = frame();
    return opened(
        frame == null ? DriverManager.getConnection(url, info) : frame.getConnection(url, info));
  }

  /** For {@link DriverManager#getConnection(String, String, String)}. */
  public static Connection getConnection(String url, String user, String password)
      throws SQLException {
    Frame frame = frame();
    return opened(
        frame == null
            ? DriverManager.getConnection(url, user, password)
            : frame.getConnection(url, user, password));
  }

  private static Connection opened(Connection connection) {
    Calls.opened(connection);
    return connection;
  }

  /** After a pool gave a connection: it goes back to it, unless the program has dropped it. */
  public static void made(Object connection) {
    if (connection instanceof Connection) {
      Calls.receiver().registered(connection, Drivers::close);
    }
  }

  private static void close(Object connection) throws SQLException {
    ((Connection) connection).close();
  }

  /** For {@link DriverManager#getDriver}. */
  public static Driver getDriver(String url) throws SQLException {
    Frame frame = frame();
    return frame == null ? DriverManager.getDriver(url) : frame.getDriver(url);
  }

  /** For {@link DriverManager#drivers}. */
  public static Stream<Driver> drivers() {
    Frame frame = frame();
    return frame == null ? DriverManager.drivers() : frame.drivers();
  }

  /** For {@link DriverManager#getDrivers}. */
  public static Enumeration<Driver> getDrivers() {
    return Collections.enumeration(drivers().toList());
  }

  /** For {@link DriverManager#setLoginTimeout}. */
  public static void setLoginTimeout(int seconds) {
    new LoginTimeout().keep();
    DriverManager.setLoginTimeout(seconds);
  }
}
