// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import java.sql.Connection;
import java.sql.SQLException;

/** Connections to databases. Apart, since a JVM may be made without them. */
final class Connections {

  private Connections() {}

  static boolean is(Object thing) {
    return thing instanceof Connection;
  }

  static boolean isOpen(Object connection) {
    try {
      return !((Connection) connection).isClosed();
    } catch (SQLException e) {
      return false;
    }
  }

  /** As the end of a process does: what was not committed is undone. */
  static void end(Object thing) throws SQLException {
    Connection connection = (Connection) thing;
    if (connection.isClosed()) {
      return;
    }
    try {
      if (!connection.getAutoCommit()) {
        connection.rollback();
      }
    } finally {
      connection.close();
    }
  }
}
