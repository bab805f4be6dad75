// SPDX-License-Identifier: Apache-2.0
package dev.remain.agent;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What more can be reached where private parts of the JDK are open: the one source for {@code
 * --explain}. Remain works without any of them. Thread-safe.
 */
public final class Extra {

  public static final Extra THREAD_LOCALS =
      new Extra(
          "thread locals",
          "values of a stopped generation are removed from threads that go on",
          false,
          Internals.THREAD_LOCALS,
          Internals.INHERITABLE_LOCALS,
          Internals.LOCALS_TABLE,
          Internals.LOCAL_VALUE);

  public static final Extra ENDED_THREADS =
      new Extra(
          "ended threads",
          "they forget what they ran, for whoever keeps them",
          false,
          Internals.THREAD_HOLDER,
          Internals.THREAD_TASK);

  public static final Extra SHUTDOWN_HOOKS =
      new Extra(
          "shutdown hooks",
          "those added through reflection run with their generation",
          false,
          Internals.SHUTDOWN_HOOKS,
          Internals.THREAD_HOLDER,
          Internals.THREAD_TASK);

  public static final Extra IDLE_EXECUTORS =
      new Extra(
          "idle executors",
          "those whose threads a class of the generation makes end with it, whoever made them",
          false,
          Internals.THREAD_HOLDER,
          Internals.THREAD_TASK,
          Internals.WORKER_EXECUTOR);

  public static final Extra EXECUTOR_TASKS =
      new Extra(
          "tasks of executors",
          "those of a stopped generation are cancelled in executors that go on",
          false,
          Internals.THREAD_HOLDER,
          Internals.THREAD_TASK,
          Internals.WORKER_EXECUTOR,
          Internals.FUTURE_CALLABLE,
          Internals.CALLABLE_TASK);

  public static final Extra TIMER_TASKS =
      new Extra(
          "tasks of timers",
          "those of a stopped generation are cancelled in timers that go on",
          false,
          Internals.TIMER_QUEUE,
          Internals.TIMER_TASKS,
          Internals.TIMER_TASK,
          Internals.TIMER_REMOVE,
          Internals.TIMER_SORT);

  public static final Extra VIRTUAL_THREADS =
      new Extra(
          "virtual threads",
          "those that run a generation's code are found and interrupted, whoever started them",
          false,
          Internals.IS_VIRTUAL,
          Internals.ROOT_CONTAINER,
          Internals.CONTAINERS,
          Internals.CONTAINED);

  public static final Extra CLASS_VALUES =
      new Extra(
          "class values",
          "those of a stopped generation are removed from the classes that stay",
          true,
          Internals.CLASS_VALUES,
          Internals.CACHED_CLASS_VALUES,
          Internals.CLASS_VALUE,
          Internals.CLASS_VALUE_OWNER);

  public static final Extra NETWORK_FACTORIES =
      new Extra(
          "network factories",
          "those set once in a JVM, for URLs and sockets, are taken out with their generation",
          false,
          Internals.URL_FACTORY,
          Internals.URL_HANDLERS,
          Internals.CONTENT_FACTORY,
          Internals.CONTENT_HANDLERS,
          Internals.SOCKET_FACTORY,
          Internals.SERVER_SOCKET_FACTORY);

  public static final Extra SERIAL_FILTER =
      new Extra(
          "filter of deserialization",
          "one set once in a JVM is taken out with its generation",
          false,
          Internals.SERIAL_FILTER);

  public static final Extra LOG_LISTENERS =
      new Extra(
          "listeners of java.util.logging",
          "those of a stopped generation no longer hear of configurations",
          false,
          Internals.LOG_LISTENERS);

  public static final Extra BEAN_LISTENERS =
      new Extra(
          "listeners of MBeans",
          "those of a stopped generation no longer hear of memory, collections and registrations",
          false,
          Internals.BEAN_LISTENERS,
          Internals.BEAN_LISTENER,
          Internals.BEAN_FILTER,
          Internals.BEAN_HANDBACK,
          Internals.SERVER_DELEGATE,
          Internals.DELEGATE_BROADCASTER,
          Internals.LISTENERS,
          Internals.LISTENER,
          Internals.FILTER,
          Internals.HANDBACK,
          Internals.WRAPPED_LISTENER);

  public static final Extra PREFERENCE_LISTENERS =
      new Extra(
          "listeners of preferences",
          "those of a stopped generation no longer hear of changes",
          false,
          Internals.PREFERENCE_LISTENERS,
          Internals.NODE_LISTENERS,
          Internals.PREFERENCES_BELOW,
          Internals.PREFERENCES_LOCK);

  public static final Extra REMOTE_OBJECTS =
      new Extra(
          "remote objects",
          "those that a stopped generation exported or bound are forgotten, and their methods",
          false,
          Internals.RMI_SOCKET_FACTORY,
          Internals.EXPORTS,
          Internals.EXPORTS_LOCK,
          Internals.EXPORT_LOADER,
          Internals.EXPORTED,
          Internals.REGISTRY_BINDINGS,
          Internals.SERVER_METHODS,
          Internals.STUB_METHODS,
          Internals.METHODS_OF_CLASSES);

  public static final Extra CONTEXT_FACTORIES =
      new Extra(
          "builder of naming contexts",
          "one set once in a JVM is taken out with its generation",
          false,
          Internals.CONTEXT_FACTORIES);

  private static final List<Extra> ALL =
      List.of(
          THREAD_LOCALS,
          ENDED_THREADS,
          VIRTUAL_THREADS,
          IDLE_EXECUTORS,
          EXECUTOR_TASKS,
          TIMER_TASKS,
          SHUTDOWN_HOOKS,
          CLASS_VALUES,
          NETWORK_FACTORIES,
          SERIAL_FILTER,
          LOG_LISTENERS,
          BEAN_LISTENERS,
          PREFERENCE_LISTENERS,
          REMOTE_OBJECTS,
          CONTEXT_FACTORIES);

  private static final String AGENT = "needs -javaagent:remain-core.jar";

  private final String label;
  private final String gives;
  private final boolean needsInstrumentation;
  private final List<JdkMember<?>> members;

  Extra(String label, String gives, boolean needsInstrumentation, JdkMember<?>... members) {
    this.label = label;
    this.gives = gives;
    this.needsInstrumentation = needsInstrumentation;
    this.members = List.of(members);
  }

  /** Whether it can be used now; an agent that is loaded later makes it so. */
  public boolean isAvailable() {
    if (needsInstrumentation && RemainAgent.instrumentation() == null) {
      return false;
    }
    for (JdkMember<?> member : members) {
      if (!member.isUsable()) {
        return false;
      }
    }
    return true;
  }

  /** What it gives, and whether it is available or what it needs, in one line. */
  String sentence() {
    return label + ": " + gives + "; " + state();
  }

  private String state() {
    if (isAvailable()) {
      return "available";
    }
    Set<String> options = new LinkedHashSet<>();
    for (JdkMember<?> member : members) {
      if (member.place().find() == null) {
        return "not needed, as this JVM has no " + member.place().module();
      }
      if (member.find() == null) {
        return "not on this JVM, which has no " + member;
      }
      if (!member.isUsable()) {
        options.add(member.place().option());
      }
    }
    return needsInstrumentation ? AGENT : AGENT + ", or " + String.join(" ", options);
  }

  /** What they need, and then each of them. */
  public static List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "instrumentation: "
            + (RemainAgent.instrumentation() == null
                ? "none; -javaagent:remain-core.jar gives it from the start, agent=load later"
                : "given by the JVM"));
    for (Extra extra : ALL) {
      sentences.add(extra.sentence());
    }
    return sentences;
  }
}
