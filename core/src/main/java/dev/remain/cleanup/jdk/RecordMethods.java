// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.jdk;

import dev.remain.cleanup.step.LoaderAccess;
import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.runtime.ObjectMethods;
import java.util.List;

/**
 * Makes the JDK forget for which record it last linked {@code equals}, {@code hashCode} and {@code
 * toString}: {@code ObjectMethods} has a handle for each in a static field, and a handle remembers
 * the type that it was last adapted to, up to JDK 18 strongly. It is adapted to one of ours.
 */
final class RecordMethods implements CleanupStep {

  private static final String MET = "java.lang.runtime.ObjectMethods";

  private final LoaderAccess access;

  RecordMethods(LoaderAccess access) {
    this.access = access;
  }

  private record Last(String text) {}

  @Override
  public Phase phase() {
    return Phase.AFTER_START;
  }

  @Override
  public List<String> clean(Doomed doomed) throws Exception {
    if (access.haveMet(doomed, MET)) {
      link("equals", MethodType.methodType(boolean.class, Last.class, Object.class));
      link("hashCode", MethodType.methodType(int.class, Last.class));
      link("toString", MethodType.methodType(String.class, Last.class));
    }
    return List.of();
  }

  private static void link(String method, MethodType type) throws Exception {
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    try {
      Object unused =
          ObjectMethods.bootstrap(
              lookup,
              method,
              type,
              Last.class,
              "text",
              lookup.findGetter(Last.class, "text", String.class));
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
