// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Deregisters drivers, and answers how many. {@code DriverManager} shows a driver only to callers
 * whose loader finds the driver's class, so this is defined once more in each doomed loader; for
 * that reason it knows nothing but the JDK.
 */
final class DriverRemoval implements Function<Predicate<Object>, Integer> {

  DriverRemoval() {}

  @Override
  public Integer apply(Predicate<Object> isDoomed) {
    List<Driver> drivers = new ArrayList<>(Collections.list(DriverManager.getDrivers()));
    int cut = 0;
    for (Driver driver : drivers) {
      if (isDoomed.test(driver)) {
        try {
          DriverManager.deregisterDriver(driver);
          cut++;
        } catch (SQLException e) {
          throw new IllegalStateException("cannot deregister " + driver.getClass().getName(), e);
        }
      }
    }
    return cut;
  }
}
