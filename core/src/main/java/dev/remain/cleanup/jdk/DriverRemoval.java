// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.jdk;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Deregisters drivers, and answers the names of their classes. {@code DriverManager} shows a driver
 * only to callers whose loader finds the driver's class, so this is defined once more in each
 * doomed loader; for that reason it knows nothing but the JDK.
 */
final class DriverRemoval implements Function<Predicate<Object>, List<String>> {

  DriverRemoval() {}

  @Override
  public List<String> apply(Predicate<Object> isDoomed) {
    List<Driver> drivers = new ArrayList<>(Collections.list(DriverManager.getDrivers()));
    List<String> names = new ArrayList<>();
    for (Driver driver : drivers) {
      if (isDoomed.test(driver)) {
        try {
          DriverManager.deregisterDriver(driver);
          names.add(driver.getClass().getName());
        } catch (SQLException e) {
          throw new IllegalStateException("cannot deregister " + driver.getClass().getName(), e);
        }
      }
    }
    return names;
  }
}
