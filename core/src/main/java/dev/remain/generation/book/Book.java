// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation.book;

import dev.remain.generation.book.OwnEnd.Certainty;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How objects of a class of a library end, if they do: by its line in the table, or else by rule.
 * Belongs to one base. Thread-safe.
 */
public final class Book {

  /** Each is called that is there; {@code destroy} only where there is no {@code close}. */
  private static final List<String> ENDS =
      List.of("stop", "shutdown", "close", "dispose", "terminate");

  /** Not what goes on by itself, or ended otherwise. */
  private static final Set<String> NEVER =
      Set.of(
          "java.lang.Thread",
          "java.lang.ThreadGroup",
          "java.lang.ClassLoader",
          "java.lang.Process",
          "java.sql.Connection",
          "java.sql.Statement",
          "java.sql.ResultSet",
          "java.util.stream.BaseStream",
          "javax.naming.Context",
          "javax.security.auth.Destroyable",
          "java.awt.Component");

  private static final Set<String> STORES = Set.of("javax.sql.DataSource");

  private final Predicate<Class<?>> isLibrary;
  private final EndTable table;

  private final ClassValue<Optional<OwnEnd>> ends =
      new ClassValue<>() {
        @Override
        protected Optional<OwnEnd> computeValue(Class<?> type) {
          return Optional.ofNullable(find(type));
        }
      };

  /**
   * @param isLibrary whether a class is neither the program's own nor the JDK's
   * @param jars whose resources may add to the table; not held
   */
  public Book(Predicate<Class<?>> isLibrary, ClassLoader jars) {
    this.isLibrary = isLibrary;
    this.table = EndTable.of(jars);
  }

  /** Null if its objects are not to be ended. */
  public @Nullable OwnEnd of(Class<?> type) {
    return ends.get(type).orElse(null);
  }

  private @Nullable OwnEnd find(Class<?> type) {
    Class<?> library = type;
    while (library != null && library.getClassLoader() != null && !isLibrary.test(library)) {
      library = library.getSuperclass(); // What a program's own class adds is its own.
    }
    if (library == null || isNever(library)) {
      return null;
    }
    if (library.getClassLoader() == null) {
      boolean isPool = library == type && ExecutorService.class.isAssignableFrom(library);
      return isPool ? executor() : null;
    }
    EndTable.Line line = table.lineOf(library);
    return line != null ? line.end() : byRule(library);
  }

  private static @Nullable OwnEnd byRule(Class<?> type) {
    if (ExecutorService.class.isAssignableFrom(type)) {
      return executor(); // Its close, from JDK 19 on, waits for ever.
    }
    List<EndCall> calls = new ArrayList<>();
    if (AutoCloseable.class.isAssignableFrom(type)) {
      add(calls, type, "close"); // Others may do less, or delete what is stored.
    } else {
      ENDS.forEach(name -> add(calls, type, name));
      if (EndCall.find(type, "close", List.of()) == null) {
        add(calls, type, "destroy");
      }
    }
    return calls.isEmpty() ? null : new OwnEnd(rank(type), calls, List.of(), Certainty.BY_EVIDENCE);
  }

  private static void add(List<EndCall> calls, Class<?> type, String name) {
    if (EndCall.find(type, name, List.of()) != null) {
      calls.add(EndCall.of(name));
    }
  }

  private static OwnEnd executor() {
    return new OwnEnd(
        Rank.EXECUTOR,
        List.of(EndCall.of("shutdown")),
        List.of(EndCall.of("awaitTermination(300, MILLISECONDS)"), EndCall.of("shutdownNow")),
        Certainty.KNOWN);
  }

  private static Rank rank(Class<?> type) {
    if (isNative(type)) {
      return Rank.NATIVE;
    }
    return isAny(type, STORES) ? Rank.STORE : Rank.CLIENT;
  }

  private static boolean isNative(Class<?> type) {
    try {
      for (Class<?> at = type; at != null && at.getClassLoader() != null; at = at.getSuperclass()) {
        for (Method method : at.getDeclaredMethods()) {
          if (Modifier.isNative(method.getModifiers())) {
            return true;
          }
        }
      }
    } catch (LinkageError e) {
      // An optional dependency of the library is not there.
    }
    return false;
  }

  private static boolean isNever(Class<?> type) {
    return isAny(type, NEVER);
  }

  private static boolean isAny(Class<?> type, Set<String> names) {
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      if (names.contains(at.getName())) {
        return true;
      }
      for (Class<?> one : at.getInterfaces()) {
        if (isAny(one, names)) {
          return true;
        }
      }
    }
    return false;
  }
}
