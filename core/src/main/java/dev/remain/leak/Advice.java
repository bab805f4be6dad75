// SPDX-License-Identifier: Apache-2.0
package dev.remain.leak;

import java.util.List;

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
          new Known("java.util.prefs.", "remove the listener in a stop hook"),
          new Known(
              "java.lang.Thread.contextClassLoader",
              "give the thread another context class loader, or end it in a stop hook"));

  private Advice() {}

  /** A remedy as an order, without a full stop; "" if none is known. */
  static String on(Holder holder) {
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
    if (head.startsWith("a thread local of ")) {
      return "call remove() on the thread local when the work is done";
    }
    if (head.startsWith("a class-value map")) {
      return "call remove() on the class value in a stop hook";
    }
    if (holder.path().stream().anyMatch(step -> step.endsWith("\" (ended)"))) {
      return "let go of the ended thread in a stop hook";
    }
    // what lies before the holder is only one of the ways to it
    int start = Math.max(0, holder.everyStep().lastIndexOf(head));
    List<String> steps = holder.everyStep().subList(start, holder.everyStep().size());
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
    return isField ? "clear " + head + " in a stop hook" : "";
  }
}
