// SPDX-License-Identifier: Apache-2.0
package dev.remain.agent;

import org.jspecify.annotations.Nullable;

/** Every private part of the JDK that Remain touches: the list to look through with each JDK. */
public final class Internals {

  /** Since then what a thread was made with is in an object of its own. */
  private static final boolean HAS_HOLDER = Runtime.version().feature() >= 19;

  public static final JdkField THREAD_LOCALS = lang("Thread", "threadLocals");
  public static final JdkField INHERITABLE_LOCALS = lang("Thread", "inheritableThreadLocals");
  public static final JdkField LOCALS_TABLE = lang("ThreadLocal$ThreadLocalMap", "table");
  public static final JdkField LOCAL_VALUE = lang("ThreadLocal$ThreadLocalMap$Entry", "value");

  static final JdkField THREAD_HOLDER = lang("Thread", HAS_HOLDER ? "holder" : "target");
  static final JdkField THREAD_TASK =
      HAS_HOLDER ? lang("Thread$FieldHolder", "task") : THREAD_HOLDER;

  public static final JdkField SHUTDOWN_HOOKS = lang("ApplicationShutdownHooks", "hooks");

  public static final JdkField WORKER_EXECUTOR =
      base("java.util.concurrent.ThreadPoolExecutor$Worker", "this$0");
  public static final JdkField FUTURE_CALLABLE =
      base("java.util.concurrent.FutureTask", "callable");
  public static final JdkField CALLABLE_TASK =
      base("java.util.concurrent.Executors$RunnableAdapter", "task");

  public static final JdkField TIMER_QUEUE = base("java.util.TimerThread", "queue");
  public static final JdkMethod TIMER_TASKS = timer("size");
  public static final JdkMethod TIMER_TASK = timer("get", int.class);
  public static final JdkMethod TIMER_REMOVE = timer("quickRemove", int.class);
  public static final JdkMethod TIMER_SORT = timer("heapify");

  public static final JdkMethod ROOT_CONTAINER = vm("ThreadContainers", "root");
  public static final JdkMethod CONTAINERS = vm("ThreadContainer", "children");
  public static final JdkMethod CONTAINED = vm("ThreadContainer", "threads");

  public static final JdkField CLASS_VALUES = lang("Class", "classValueMap");
  public static final JdkField CACHED_CLASS_VALUES = lang("ClassValue$ClassValueMap", "cacheArray");
  public static final JdkField CLASS_VALUE = lang("ClassValue$Entry", "value");
  public static final JdkMethod CLASS_VALUE_OWNER =
      new JdkMethod("java.base", "java.lang.ClassValue$Entry", "classValueOrNull");

  private Internals() {}

  private static JdkField lang(String className, String name) {
    return base("java.lang." + className, name);
  }

  private static JdkField base(String className, String name) {
    return new JdkField("java.base", className, name);
  }

  private static JdkMethod timer(String name, Class<?>... parameters) {
    return new JdkMethod("java.base", "java.util.TaskQueue", name, parameters);
  }

  private static JdkMethod vm(String className, String name) {
    return new JdkMethod("java.base", "jdk.internal.vm." + className, name);
  }

  /** What the thread was made to run; null for one that overrides {@code run}. */
  public static @Nullable Object task(Thread thread) {
    Object holder = THREAD_HOLDER.get(thread);
    return HAS_HOLDER ? THREAD_TASK.get(holder) : holder;
  }

  /** Makes an ended thread forget what it was made to run. */
  public static void forgetTask(Thread thread) {
    THREAD_TASK.set(HAS_HOLDER ? THREAD_HOLDER.get(thread) : thread, null);
  }
}
