// SPDX-License-Identifier: Apache-2.0
package dev.remain.agent;

import java.util.concurrent.ThreadPoolExecutor;
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

  public static final JdkMethod IS_VIRTUAL =
      new JdkMethod("java.base", "java.lang.Thread", "isVirtual");
  public static final JdkMethod ROOT_CONTAINER = vm("ThreadContainers", "root");
  public static final JdkMethod CONTAINERS = vm("ThreadContainer", "children");
  public static final JdkMethod CONTAINED = vm("ThreadContainer", "threads");

  public static final JdkField CLASS_VALUES = lang("Class", "classValueMap");
  public static final JdkField CACHED_CLASS_VALUES = lang("ClassValue$ClassValueMap", "cacheArray");
  public static final JdkField CLASS_VALUE = lang("ClassValue$Entry", "value");
  public static final JdkMethod CLASS_VALUE_OWNER =
      new JdkMethod("java.base", "java.lang.ClassValue$Entry", "classValueOrNull");

  public static final JdkField URL_FACTORY = base("java.net.URL", "factory");
  public static final JdkField URL_HANDLERS = base("java.net.URL", "handlers");
  public static final JdkField CONTENT_FACTORY = base("java.net.URLConnection", "factory");
  public static final JdkField CONTENT_HANDLERS = base("java.net.URLConnection", "handlers");
  public static final JdkField SOCKET_FACTORY = base("java.net.Socket", "factory");
  public static final JdkField SERVER_SOCKET_FACTORY = base("java.net.ServerSocket", "factory");

  public static final JdkField SERIAL_FILTER =
      base("java.io.ObjectInputFilter$Config", "serialFilter");

  public static final JdkField CONTEXT_FACTORIES = naming("initctx_factory_builder");
  public static final JdkField RMI_SOCKET_FACTORY =
      new JdkField("java.rmi", "java.rmi.server.RMISocketFactory", "factory");
  public static final JdkField EXPORTS = rmi("ObjectTable", "objTable");
  public static final JdkField EXPORTS_LOCK = rmi("ObjectTable", "tableLock");
  public static final JdkField EXPORT_LOADER = rmi("Target", "ccl");
  public static final JdkMethod EXPORTED =
      new JdkMethod("java.rmi", "sun.rmi.transport.Target", "getImpl");

  public static final JdkField REGISTRY_BINDINGS =
      new JdkField("java.rmi", "sun.rmi.registry.RegistryImpl", "bindings");
  public static final JdkField SERVER_METHODS =
      new JdkField("java.rmi", "sun.rmi.server.UnicastServerRef", "hashToMethod_Maps");
  public static final JdkField STUB_METHODS =
      new JdkField(
          "java.rmi", "java.rmi.server.RemoteObjectInvocationHandler", "methodToHash_Maps");
  public static final JdkField METHODS_OF_CLASSES =
      new JdkField("java.rmi", "sun.rmi.server.WeakClassHashMap", "internalMap");

  public static final JdkField LOG_LISTENERS =
      new JdkField("java.logging", "java.util.logging.LogManager", "listeners");

  public static final JdkField PREFERENCE_LISTENERS = preferences("prefListeners");
  public static final JdkField NODE_LISTENERS = preferences("nodeListeners");
  public static final JdkField PREFERENCES_BELOW = preferences("kidCache");
  public static final JdkField PREFERENCES_LOCK = preferences("lock");

  public static final JdkField BEAN_LISTENERS =
      management("sun.management.NotificationEmitterSupport", "listenerList");
  public static final JdkField BEAN_LISTENER = listener("sun.management", "listener");
  public static final JdkField BEAN_FILTER = listener("sun.management", "filter");
  public static final JdkField BEAN_HANDBACK = listener("sun.management", "handback");
  public static final JdkField SERVER_DELEGATE =
      management("com.sun.jmx.mbeanserver.JmxMBeanServer", "mBeanServerDelegateObject");
  public static final JdkField DELEGATE_BROADCASTER =
      management("javax.management.MBeanServerDelegate", "broadcaster");
  public static final JdkField LISTENERS =
      management("javax.management.NotificationBroadcasterSupport", "listenerList");
  public static final JdkField LISTENER = listener("javax.management", "listener");
  public static final JdkField FILTER = listener("javax.management", "filter");
  public static final JdkField HANDBACK = listener("javax.management", "handback");
  public static final JdkField WRAPPED_LISTENER =
      management(
          "com.sun.jmx.interceptor.DefaultMBeanServerInterceptor$ListenerWrapper", "listener");

  private Internals() {}

  private static JdkField naming(String name) {
    return new JdkField("java.naming", "javax.naming.spi.NamingManager", name);
  }

  private static JdkField rmi(String className, String name) {
    return new JdkField("java.rmi", "sun.rmi.transport." + className, name);
  }

  private static JdkField preferences(String name) {
    return new JdkField("java.prefs", "java.util.prefs.AbstractPreferences", name);
  }

  private static JdkField management(String className, String name) {
    return new JdkField("java.management", className, name);
  }

  private static JdkField listener(String packageName, String name) {
    String owner =
        packageName.equals("sun.management")
            ? "NotificationEmitterSupport"
            : "NotificationBroadcasterSupport";
    return management(packageName + "." + owner + "$ListenerInfo", name);
  }

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

  /** What the platform thread was made to run; null for one that overrides {@code run}. */
  public static @Nullable Object task(Thread thread) {
    Object holder = THREAD_HOLDER.get(thread);
    return HAS_HOLDER && holder != null ? THREAD_TASK.get(holder) : holder;
  }

  /** The executor whose idle or busy worker the thread is, or null. */
  public static @Nullable ThreadPoolExecutor executor(Thread thread) {
    Object worker = task(thread);
    return worker != null && WORKER_EXECUTOR.isFieldOf(worker)
        ? (ThreadPoolExecutor) WORKER_EXECUTOR.get(worker)
        : null;
  }

  /** Makes an ended platform thread forget what it was made to run. */
  public static void forgetTask(Thread thread) {
    Object holder = HAS_HOLDER ? THREAD_HOLDER.get(thread) : thread;
    if (holder != null) {
      THREAD_TASK.set(holder, null);
    }
  }
}
