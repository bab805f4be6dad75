// SPDX-License-Identifier: Apache-2.0
package dev.remain.woven;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Calls that look for the nearest loader on the stack, as code of a generation makes them: the one
 * class that implements this is defined by a generation's loader. Public since both loaders see it,
 * and not promised.
 */
public interface Frame {

  Object readObject(ObjectInputStream in) throws IOException, ClassNotFoundException;

  Object readUnshared(ObjectInputStream in) throws IOException, ClassNotFoundException;

  void defaultReadObject(ObjectInputStream in) throws IOException, ClassNotFoundException;

  ObjectInputStream.GetField readFields(ObjectInputStream in)
      throws IOException, ClassNotFoundException;

  Connection getConnection(String url) throws SQLException;

  Connection getConnection(String url, Properties info) throws SQLException;

  Connection getConnection(String url, String user, String password) throws SQLException;

  Driver getDriver(String url) throws SQLException;

  Stream<Driver> drivers();
}
