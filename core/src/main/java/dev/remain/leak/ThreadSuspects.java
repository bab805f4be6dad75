// SPDX-License-Identifier: Apache-2.0
package dev.remain.leak;

import dev.remain.leak.dump.Holder;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for loaders among the threads that are alive: by their stacks, their classes and their
 * context loaders. Cheap, and often enough. Holds what it looks at only while it looks.
 */
final class ThreadSuspects {

  private ThreadSuspects() {}

  /** What a thread tells of itself; the most telling first. */
  private enum Sign {
    STACK,
    CLASS,
    CONTEXT
  }

  private record Suspect(Sign sign, List<String> path) {}

  /** For each loader that a thread holds, that thread. */
  static List<Holder> among(List<DoomedLoader> loaders) {
    Map<Thread, StackTraceElement[]> threads = Thread.getAllStackTraces();
    return loaders.stream().map(loader -> find(loader, threads)).filter(Objects::nonNull).toList();
  }

  private static @Nullable Holder find(
      DoomedLoader doomed, Map<Thread, StackTraceElement[]> threads) {
    ClassLoader loader = doomed.get();
    return loader == null
        ? null
        : threads.entrySet().stream()
            .flatMap(entry -> signs(doomed.name(), loader, entry.getKey(), entry.getValue()))
            .min(
                Comparator.comparing(Suspect::sign)
                    .thenComparing(suspect -> suspect.path().toString()))
            .map(
                suspect ->
                    new Holder(doomed.name(), Holder.Kind.STRONG, suspect.path(), suspect.path()))
            .orElse(null);
  }

  private static Stream<Suspect> signs(
      String name, ClassLoader loader, Thread thread, StackTraceElement[] stack) {
    String who = "thread \"" + thread.getName() + "\" (running)";
    // the bottom frame is the same whatever the thread is busy with
    Stream<Suspect> onStack =
        Arrays.stream(stack)
            .filter(frame -> name.equals(frame.getClassLoaderName()))
            .filter(frame -> frame.getClassName().indexOf('/') < 0) // a hidden class
            .reduce((above, below) -> below)
            .map(frame -> frame.getClassName() + "." + frame.getMethodName())
            .map(frame -> new Suspect(Sign.STACK, List.of(who, frame)))
            .stream();
    Stream<Suspect> byClass =
        thread.getClass().getClassLoader() == loader
            ? Stream.of(new Suspect(Sign.CLASS, List.of(who, thread.getClass().getName())))
            : Stream.of();
    Stream<Suspect> byContext =
        thread.getContextClassLoader() == loader
            ? Stream.of(
                new Suspect(Sign.CONTEXT, List.of(who, "java.lang.Thread.contextClassLoader")))
            : Stream.of();
    return Stream.of(onStack, byClass, byContext).flatMap(signs -> signs);
  }
}
