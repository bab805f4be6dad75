// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.library;

import dev.remain.cleanup.step.LoaderAccess;
import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;

/**
 * Empties caches that well-known libraries of the base keep for classes of programs, by the public
 * methods that they have for that, or by a static field. A library that is not loaded stays so; one
 * whose version does it otherwise is passed by.
 */
final class LibraryCaches implements CleanupStep {

  private final LoaderAccess access;

  LibraryCaches(LoaderAccess access) {
    this.access = access;
  }

  private enum Method {
    /** Without parameters. */
    OF_CLASS,
    /** Of the object that {@code defaultInstance()} of the class answers. */
    OF_DEFAULT_INSTANCE,
    /** With the doomed loader. */
    FOR_LOADER,
    /** A static field with a map by loader. */
    FIELD_BY_LOADER
  }

  private record Cache(String className, Method method, String name) {}

  private static final List<Cache> CACHES =
      List.of(
          new Cache(
              "com.fasterxml.jackson.databind.type.TypeFactory",
              Method.OF_DEFAULT_INSTANCE,
              "clearCache"),
          new Cache(
              "org.springframework.beans.CachedIntrospectionResults",
              Method.FOR_LOADER,
              "clearClassLoader"),
          new Cache(
              "tools.jackson.databind.type.TypeFactory", Method.OF_DEFAULT_INSTANCE, "clearCache"),
          new Cache(
              "org.springframework.core.io.support.SpringFactoriesLoader",
              Method.FIELD_BY_LOADER,
              "cache"),
          new Cache("org.springframework.core.ResolvableType", Method.OF_CLASS, "clearCache"),
          new Cache(
              "org.springframework.core.annotation.AnnotationUtils", Method.OF_CLASS, "clearCache"),
          new Cache("org.springframework.util.ReflectionUtils", Method.OF_CLASS, "clearCache"));

  @Override
  public Phase phase() {
    return Phase.AFTER_START;
  }

  @Override
  public List<String> clean(Doomed doomed) throws Exception {
    for (Cache cache : CACHES) {
      Class<?> type = access.met(doomed.heir(), cache.className());
      if (type != null) {
        clear(cache, type, doomed);
      }
    }
    return List.of(); // Nobody tells what was there.
  }

  private static void clear(Cache cache, Class<?> type, Doomed doomed) throws Exception {
    try {
      switch (cache.method()) {
        case OF_CLASS -> type.getMethod(cache.name()).invoke(null);
        case OF_DEFAULT_INSTANCE ->
            type.getMethod(cache.name()).invoke(type.getMethod("defaultInstance").invoke(null));
        case FIELD_BY_LOADER -> {
          Field field = type.getDeclaredField(cache.name());
          if (field.trySetAccessible() && field.get(null) instanceof Map<?, ?> map) {
            map.keySet().removeIf(doomed::owns);
          }
        }
        case FOR_LOADER -> {
          for (ClassLoader loader : doomed.loaders()) {
            type.getMethod(cache.name(), ClassLoader.class).invoke(null, loader);
          }
        }
      }
    } catch (NoSuchMethodException | NoSuchFieldException e) {
      // Another version.
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(cache.className() + " cannot be emptied", e.getCause());
    }
  }
}
