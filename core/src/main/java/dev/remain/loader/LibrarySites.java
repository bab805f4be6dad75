// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import dev.remain.classpath.LiveLookup;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/**
 * Which calls in live code may answer an object of a library that has an end of its own, by what
 * the call site names; of most, the object's class then says otherwise. Thread-safe.
 */
final class LibrarySites implements Predicate<String> {

  static final String CALLS = "dev/remain/woven/LibraryCalls";

  /** In code of libraries themselves: nothing is shown. */
  static final LibrarySites NONE = new LibrarySites(null);

  /** What a library may declare to answer, and mean something of its own. */
  private static final Set<String> WIDE =
      Set.of(
          "java/lang/Object",
          "java/lang/AutoCloseable",
          "java/io/Closeable",
          "java/util/concurrent/Executor",
          "java/util/concurrent/ExecutorService",
          "java/util/concurrent/ScheduledExecutorService");

  /** Where the JDK hands on what a library made. */
  private static final Map<String, Set<String>> HANDED_ON =
      Map.of(
          "java/util/concurrent/Callable", Set.of("call"),
          "java/util/concurrent/Future", Set.of("get"),
          "java/util/concurrent/CompletableFuture", Set.of("get", "join"),
          "java/util/function/Supplier", Set.of("get"),
          "java/util/function/Function", Set.of("apply"),
          "java/util/function/BiFunction", Set.of("apply"),
          "java/util/Optional", Set.of("get", "orElseThrow"),
          "java/lang/reflect/Constructor", Set.of("newInstance"),
          "java/lang/reflect/Method", Set.of("invoke"));

  /** How ends are named that take nothing. */
  private static final Set<String> ENDS =
      Set.of(
          "close",
          "stop",
          "shutdown",
          "shutdownNow",
          "shutdownGracefully",
          "dispose",
          "terminate",
          "destroy",
          "exit",
          "stopAsync");

  private static final Set<String> WITH_ENDS =
      Set.of(
          "java/lang/AutoCloseable",
          "java/io/Closeable",
          "java/util/concurrent/ExecutorService",
          "java/util/concurrent/ScheduledExecutorService");

  private final @Nullable Predicate<String> isLive;
  private final Map<String, Boolean> libraries = new ConcurrentHashMap<>();

  /**
   * @param isLive whether a class, with {@code /}, is the program's own; null if all are
   */
  LibrarySites(@Nullable Predicate<String> isLive) {
    this.isLive = isLive;
  }

  /** In a program of those files. */
  static LibrarySites beside(LiveLookup files) {
    return new LibrarySites(new Own(files));
  }

  private record Own(LiveLookup files) implements Predicate<String> {
    @Override
    public boolean test(String name) {
      return files.find(name.concat(".class")) != null;
    }
  }

  /** The same as {@link #isLibrary}: a method reference would be the first of a JVM. */
  @Override
  public boolean test(String name) {
    return isLibrary(name);
  }

  /** Whether a class, as constants name it, may be a library's. */
  boolean isLibrary(String name) {
    if (name.startsWith("java/") || name.startsWith("[") || name.startsWith("dev/remain/")) {
      return false;
    }
    Boolean known = libraries.get(name);
    if (known == null) {
      known = look(name);
      libraries.put(name, known);
    }
    return known;
  }

  private boolean look(String name) {
    return isLive != null && !isLive.test(name);
  }

  /** Whether all that was found is so still. */
  boolean areStill() {
    for (Map.Entry<String, Boolean> known : libraries.entrySet()) {
      if (known.getValue() != look(known.getKey())) {
        return false;
      }
    }
    return true;
  }

  /** Whether what the call answers is to be shown. */
  boolean mayAnswer(String owner, String name, String descriptor) {
    int end = descriptor.lastIndexOf(')');
    if (this == NONE || descriptor.charAt(end + 1) != 'L') {
      return false;
    }
    String type = descriptor.substring(end + 2, descriptor.length() - 1);
    if (isLibrary(owner)) {
      return !type.startsWith("java/") || WIDE.contains(type);
    }
    return HANDED_ON.getOrDefault(owner, Set.of()).contains(name);
  }

  /** Whether the call may be the program's own end of it. */
  boolean mayEnd(int opcode, String owner, String name, String descriptor) {
    return this != NONE
        && (opcode == Opcodes.INVOKEVIRTUAL || opcode == Opcodes.INVOKEINTERFACE)
        && descriptor.startsWith("()")
        && ENDS.contains(name)
        && (WITH_ENDS.contains(owner) || isLibrary(owner));
  }
}
