// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.library;

import dev.remain.cleanup.step.LoaderAccess;
import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Shutdown hooks of well-known libraries of the base: a library may believe that the JVM is ending
 * once its hook has run. Those that refuse to work then are made to work again.
 */
public final class LibraryHooks implements CleanupStep {

  /**
   * What a library remembers of its hook.
   *
   * @param type whose class is looked into
   * @param holder the static field with the object that has the flags; empty if they are static
   * @param flags to be false again, or collections to be empty; dots lead from field to field
   */
  private record Memory(String type, String holder, List<String> flags) {}

  private static final List<Memory> MEMORIES =
      List.of(
          new Memory(
              "org.springframework.boot.SpringApplication",
              "shutdownHook",
              List.of(
                  "inProgress",
                  "shutdownHookAdded",
                  "handlers.actions",
                  "contexts",
                  "closedContexts")),
          new Memory(
              "org.springframework.boot.context.logging.LoggingApplicationListener",
              "",
              List.of("shutdownHookRegistered")),
          new Memory(
              "org.h2.engine.OnExitDatabaseCloser", "", List.of("registered", "terminated")));

  private static final Map<String, Treatment> KNOWN =
      Map.of(
          "org.eclipse.jetty.",
          Treatment.RUN,
          "org.springframework.boot.",
          Treatment.RUN,
          "org.h2.",
          Treatment.RUN,
          "org.apache.activemq.",
          Treatment.RUN,
          "io.micronaut.",
          Treatment.RUN,
          "org.apache.logging.log4j.",
          Treatment.LEAVE,
          "com.sun.javafx.",
          Treatment.LEAVE,
          "com.sun.glass.",
          Treatment.LEAVE);

  private final LoaderAccess access;

  LibraryHooks(LoaderAccess access) {
    this.access = access;
  }

  /** What to do with the hook of a library when a generation ends. */
  public enum Treatment {
    /** Run it; the library works on, or is made to. */
    RUN,
    /** It is for the end of the JVM only, or of the base. */
    LEAVE,
    /** Run it, and look whether the library works on. */
    RUN_AND_LOOK
  }

  /**
   * @param className of the class that registered the hook
   */
  public static Treatment treatment(String className) {
    return KNOWN.entrySet().stream()
        .filter(known -> className.startsWith(known.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(Treatment.RUN_AND_LOOK);
  }

  @Override
  public Phase phase() {
    return Phase.BEFORE_START;
  }

  @Override
  public List<String> clean(Doomed doomed) throws ReflectiveOperationException {
    List<String> cuts = new ArrayList<>();
    for (Memory memory : MEMORIES) {
      Class<?> type = access.met(doomed.heir(), memory.type());
      if (type != null) {
        clean(memory, type, cuts);
      }
    }
    return cuts;
  }

  private static void clean(Memory memory, Class<?> type, List<String> cuts)
      throws ReflectiveOperationException {
    boolean wasSet = false;
    for (String flag : memory.flags()) {
      String path = memory.holder().isEmpty() ? flag : memory.holder() + "." + flag;
      wasSet |= clear(type, path);
    }
    if (wasSet) {
      cuts.add("what " + memory.type() + " remembered of its shutdown hook forgotten");
    }
  }

  /** Sets a flag to false, if that version has it; answers whether it was true. */
  private static boolean clear(Class<?> type, String path) throws ReflectiveOperationException {
    Class<?> owner = type;
    Object object = null;
    try {
      List<String> names = List.of(path.split("\\."));
      for (String name : names.subList(0, names.size() - 1)) {
        object = PrivateField.of(owner, name).get(object);
        if (object == null) {
          return false;
        }
        owner = object.getClass();
      }
      return clear(PrivateField.of(owner, names.get(names.size() - 1)), object);
    } catch (NoSuchFieldException e) {
      return false;
    }
  }

  private static boolean clear(Field flag, @Nullable Object object) throws IllegalAccessException {
    Object value = flag.get(object);
    if (value instanceof AtomicBoolean atomic) {
      return atomic.getAndSet(false);
    }
    if (value instanceof Collection<?> collection) {
      boolean wasFilled = !collection.isEmpty();
      collection.clear();
      return wasFilled;
    }
    boolean was = flag.getBoolean(object);
    flag.setBoolean(object, false);
    return was;
  }
}
