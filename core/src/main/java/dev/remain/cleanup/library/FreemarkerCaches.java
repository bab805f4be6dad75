// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.library;

import dev.remain.cleanup.step.LoaderAccess;
import dev.remain.hook.Doomed;
import java.lang.reflect.Method;
import java.util.List;

/**
 * Empties what Freemarker shares of all that its wrappers have seen, if the base has loaded it. It
 * holds that weakly, so that the next generation would be given it whenever the collector has not
 * come in between, and say that its classes were loaded again. Who has such an object keeps it.
 */
final class FreemarkerCaches extends LibraryStep {

  private static final String INTROSPECTORS = "freemarker.ext.beans.ClassIntrospectorBuilder";

  /** What was made from it by class loader. */
  private static final List<String> WRAPPERS =
      List.of(
          "freemarker.ext.beans.BeansWrapperBuilder",
          "freemarker.template.DefaultObjectWrapperBuilder");

  private final LoaderAccess access;

  FreemarkerCaches(LoaderAccess access) {
    super(access, INTROSPECTORS);
    this.access = access;
  }

  @Override
  List<String> clean(Class<?> introspectors, Doomed doomed) throws ReflectiveOperationException {
    empty(introspectors);
    for (String name : WRAPPERS) {
      Class<?> wrappers = access.met(doomed.heir(), name);
      if (wrappers != null) {
        empty(wrappers);
      }
    }
    return List.of(); // Nobody tells what was there.
  }

  private static void empty(Class<?> builder) throws ReflectiveOperationException {
    try {
      Method clear = builder.getDeclaredMethod("clearInstanceCache");
      clear.setAccessible(true);
      clear.invoke(null);
    } catch (NoSuchMethodException e) {
      // Another version.
    }
  }
}
