// SPDX-License-Identifier: Apache-2.0
package dev.remain.leak.dump;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What to do about a well-known kind of holder. */
final class Advice {

  /**
   * A kind of holder.
   *
   * @param mark how a step of its paths begins
   */
  private record Known(String mark, String remedy) {}

  private static final String LOOKED_AT =
      "looked at: stacks, classes and context loaders of all threads; in a heap dump every strong"
          + " and soft reference, and the class-value maps";

  /** The first that fits is meant. */
  private static final List<Known> KNOWN =
      List.of(
          new Known("java.lang.ApplicationShutdownHooks.", "remove the shutdown hook"),
          new Known("java.sql.DriverManager.", "deregister the JDBC driver in a stop hook"),
          new Known("com.sun.jmx.", "unregister the MBean in a stop hook"),
          new Known("javax.management.", "unregister the MBean in a stop hook"),
          new Known("java.util.logging.", "remove the log handler in a stop hook"),
          new Known("java.util.TimerThread.", "cancel the timer in a stop hook"),
          new Known("java.util.TaskQueue.", "cancel the timer in a stop hook"),
          new Known(
              "java.util.concurrent.CompletableFuture",
              "complete or cancel the future in a stop hook"),
          new Known(
              "java.util.concurrent.ThreadPoolExecutor", "shut the executor down in a stop hook"),
          new Known(
              "java.util.concurrent.ScheduledThreadPoolExecutor",
              "cancel the task or shut the executor down in a stop hook"),
          new Known("java.util.concurrent.ForkJoinPool", "shut the pool down in a stop hook"),
          new Known("jdk.internal.ref.", "clean what was registered with the cleaner"),
          new Known("java.lang.System.props", "take the object out of the system properties"),
          new Known("java.util.prefs.", "remove the listener in a stop hook"),
          new Known(
              "java.lang.Thread.contextClassLoader",
              "give the thread another context class loader, or end it in a stop hook"));

  /** How the names of methods begin that empty something. */
  private static final List<String> CLEARING =
      List.of("clear", "purge", "evict", "removeAll", "release", "reset");

  private Advice() {}

  /** A remedy as an order, without a full stop; "" if none is known. */
  static String on(Holder holder, Function<String, @Nullable Class<?>> lasting) {
    if (holder.kind() == Holder.Kind.NONE) {
      return LOOKED_AT;
    }
    if (holder.kind() == Holder.Kind.UNSEARCHED) {
      return holder.path().get(1);
    }
    if (holder.kind() != Holder.Kind.STRONG || holder.path().isEmpty()) {
      return "";
    }
    String head = holder.path().get(0);
    // what lies before the holder is only one of the ways to it
    int start = Math.max(0, holder.everyStep().lastIndexOf(head));
    List<String> steps = holder.everyStep().subList(start, holder.everyStep().size());
    if (steps.size() > 1 && steps.get(1).equals("java.lang.Throwable.backtrace")) {
      return "it is the trace of an exception that is made once: it holds this one only, and does"
          + " not grow";
    }
    if (head.startsWith("a thread local of ")) {
      return "call remove() on the thread local when the work is done";
    }
    if (head.startsWith("a class-value map")) {
      return "call remove() on the class value in a stop hook";
    }
    if (holder.path().stream().anyMatch(step -> step.endsWith("\" (ended)"))) {
      return "let go of the ended thread in a stop hook";
    }
    for (Known known : KNOWN) {
      if (steps.stream().anyMatch(step -> step.startsWith(known.mark()))
          || holder.path().stream().anyMatch(step -> step.contains(" in " + known.mark()))) {
        return known.remedy();
      }
    }
    if (head.endsWith(" (running)")) {
      return "end the thread in a stop hook";
    }
    boolean isField = head.indexOf(' ') < 0 && head.indexOf('.') > 0;
    if (isField && holder.isJdk()) {
      return "it is the JDK's own: report it, so that Remain cleans it up";
    }
    return isField ? onField(head, lasting) : "";
  }

  private static String onField(String field, Function<String, @Nullable Class<?>> lasting) {
    String owner = field.substring(0, field.lastIndexOf('.'));
    Class<?> type = lasting.apply(owner);
    if (type == null || isPublic(type, field.substring(owner.length() + 1))) {
      return "clear " + field + " in a stop hook";
    }
    String clearing = clearing(type);
    if (clearing != null) {
      return "call " + owner + "." + clearing + "() in a stop hook";
    }
    String jar = jarOf(type);
    return "it is a private field of a library"
        + (jar == null ? "" : ": load that anew with each generation (live=" + jar + ")");
  }

  private static boolean isPublic(Class<?> type, String field) {
    try {
      int modifiers = type.getDeclaredField(field).getModifiers();
      return Modifier.isPublic(type.getModifiers()) && Modifier.isPublic(modifiers);
    } catch (ReflectiveOperationException | LinkageError e) {
      return true; // Nothing is known against it.
    }
  }

  /** The shortest name of a public static method that empties what its class keeps, or null. */
  private static @Nullable String clearing(Class<?> type) {
    if (!Modifier.isPublic(type.getModifiers())) {
      return null;
    }
    String found = null;
    try {
      for (Method method : type.getMethods()) {
        String name = method.getName();
        if (Modifier.isStatic(method.getModifiers())
            && method.getParameterCount() == 0
            && CLEARING.stream().anyMatch(name::startsWith)
            && (found == null || name.length() < found.length())) {
          found = name;
        }
      }
    } catch (LinkageError e) {
      return null;
    }
    return found;
  }

  private static @Nullable String jarOf(Class<?> type) {
    ProtectionDomain domain = type.getProtectionDomain();
    CodeSource source = domain == null ? null : domain.getCodeSource();
    String place = source == null ? "" : String.valueOf(source.getLocation());
    return place.endsWith(".jar") ? place.substring(place.lastIndexOf('/') + 1) : null;
  }
}
