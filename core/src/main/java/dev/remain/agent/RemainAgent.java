// SPDX-License-Identifier: Apache-2.0
package dev.remain.agent;

import dev.remain.compile.learn.BuildWatch;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the manifest of Remain's jar names as the agent: keeps what the JVM hands to it, and in a
 * JVM of a build begins to watch that. Public since the JVM calls it, and not promised.
 * Thread-safe.
 */
public final class RemainAgent {

  /** With a file after it: this is a JVM of a build, to be watched. */
  private static final String LEARN = "learn:";

  private static volatile @Nullable Instrumentation given;

  private RemainAgent() {}

  /** The JVM calls this before {@code main}, with {@code -javaagent}. */
  public static void premain(@Nullable String options, Instrumentation instrumentation) {
    given = instrumentation;
    if (options != null && options.startsWith(LEARN)) {
      BuildWatch.begin(Path.of(options.substring(LEARN.length())), instrumentation);
    }
  }

  /** The JVM calls this when the agent is loaded later, or named by the jar that was started. */
  public static void agentmain(@Nullable String options, Instrumentation instrumentation) {
    given = instrumentation;
  }

  /** Null if the JVM gave none. */
  public static @Nullable Instrumentation instrumentation() {
    Instrumentation own = given;
    return own != null || isOfSystemLoader() ? own : ofSystemLoader();
  }

  private static boolean isOfSystemLoader() {
    return RemainAgent.class.getClassLoader() == ClassLoader.getSystemClassLoader();
  }

  /** The JVM gives it to the class of this name in its own loader, whoever loaded this one. */
  private static @Nullable Instrumentation ofSystemLoader() {
    try {
      return (Instrumentation)
          Class.forName(RemainAgent.class.getName(), true, ClassLoader.getSystemClassLoader())
              .getMethod("instrumentation")
              .invoke(null);
    } catch (ReflectiveOperationException | LinkageError e) {
      return null; // Remain is not on the JVM's class path.
    }
  }
}
