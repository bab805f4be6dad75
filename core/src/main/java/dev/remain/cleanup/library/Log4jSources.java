// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.library;

import dev.remain.cleanup.step.LoaderAccess;
import dev.remain.cleanup.step.Names;
import dev.remain.hook.Doomed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Removes doomed sources of settings from Log4j's API, if the base has loaded it: it finds them
 * once, as services, and what it has read from them it has read.
 */
final class Log4jSources extends LibraryStep {

  private static final String PACKAGE = "org.apache.logging.log4j.util.";
  private static final String PROPERTIES = PACKAGE + "PropertiesUtil";

  Log4jSources(LoaderAccess access) {
    super(access, PROPERTIES);
  }

  @Override
  List<String> clean(Class<?> type, Doomed doomed) throws ReflectiveOperationException {
    List<String> cuts = new ArrayList<>();
    Object properties = type.getMethod("getProperties").invoke(null);
    Object environment = PrivateField.value(properties, "environment");
    Object sources = environment == null ? null : PrivateField.value(environment, "sources");
    if (sources instanceof Collection<?> all) {
      for (Object source : List.copyOf(all)) {
        if (doomed.owns(source) && all.remove(source)) {
          cuts.add("source of Log4j's settings " + Names.of(source) + " removed");
        }
      }
    }
    return cuts;
  }
}
