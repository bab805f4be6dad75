// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.library;

import dev.remain.cleanup.step.LoaderAccess;
import dev.remain.cleanup.step.Names;
import dev.remain.hook.Doomed;
import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Removes meters whose function is doomed from Micrometer's global registry, if the base has one,
 * and registries that were closed or have doomed parts: the next generation would be given the old
 * meter for the same name, and read the old values.
 */
final class Meters extends LibraryStep {

  private static final String LIBRARY = "io.micrometer.core.instrument.";
  private static final int DEPTH = 3;

  Meters(LoaderAccess access) {
    super(access, LIBRARY + "Metrics");
  }

  @Override
  List<String> clean(Class<?> metrics, Doomed doomed) throws ReflectiveOperationException {
    List<String> cuts = new ArrayList<>();
    Class<?> meterType = Class.forName(LIBRARY + "Meter", false, doomed.heir());
    Method remove =
        Class.forName(LIBRARY + "MeterRegistry", false, doomed.heir())
            .getMethod("remove", meterType);
    Object registry = metrics.getField("globalRegistry").get(null);
    removeRegistries(registry, doomed, cuts);
    List<?> meters = (List<?>) registry.getClass().getMethod("getMeters").invoke(registry);
    for (Object meter : meters) {
      if (holdsDoomed(meter, doomed, DEPTH)) {
        remove.invoke(registry, meter);
        Object id = meterType.getMethod("getId").invoke(meter);
        cuts.add("meter " + id.getClass().getMethod("getName").invoke(id) + " removed");
      }
    }
    return cuts;
  }

  private static void removeRegistries(Object global, Doomed doomed, List<String> cuts)
      throws ReflectiveOperationException {
    Class<?> type = Class.forName(LIBRARY + "MeterRegistry", false, doomed.heir());
    Method remove = global.getClass().getMethod("remove", type);
    Object all = global.getClass().getMethod("getRegistries").invoke(global);
    for (Object one : List.copyOf((Collection<?>) all)) {
      boolean isClosed = Boolean.TRUE.equals(type.getMethod("isClosed").invoke(one));
      if (isClosed || holdsDoomed(one, doomed, DEPTH)) {
        remove.invoke(global, one);
        cuts.add("registry " + Names.of(one) + " removed");
      }
    }
  }

  /** A meter keeps its function, and what that measures, in objects of the library. */
  private static boolean holdsDoomed(Object part, Doomed doomed, int depth)
      throws IllegalAccessException {
    if (doomed.owns(part)) {
      return true;
    }
    if (depth == 0 || !part.getClass().getName().startsWith(LIBRARY)) {
      return false;
    }
    for (Class<?> type = part.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        Object value = isPart(field) && field.trySetAccessible() ? field.get(part) : null;
        Object measured = value instanceof WeakReference<?> weak ? weak.get() : value;
        if (measured != null && holdsDoomed(measured, doomed, depth - 1)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isPart(Field field) {
    return !Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive();
  }
}
