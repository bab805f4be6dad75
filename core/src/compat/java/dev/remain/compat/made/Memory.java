// SPDX-License-Identifier: Apache-2.0
package dev.remain.compat.made;

/** What a library remembers of the objects that it is given, and where. */
enum Memory {
  NOTHING("", ""),
  FIELD(
      "static Task last;",
      """
      tell("before: " + (last == null ? "none" : last.say()));
      last = task;
      """),
  LIST(
      "static final List<Task> ALL = new ArrayList<>();",
      """
      ALL.add(task);
      for (Task each : ALL) tell("registered: " + each.say());
      """),
  BY_CLASS(
      "static final Map<Class<?>, Task> CACHE = new ConcurrentHashMap<>();",
      """
      Task cached = CACHE.computeIfAbsent(task.getClass(), type -> task);
      tell("cached: " + cached.say() + " " + CACHE.size() + " " + (cached.getClass() == task.getClass()));
      """),
  BY_NAME(
      "static final Map<String, Class<?>> TYPES = new HashMap<>();",
      """
      Class<?> type = TYPES.computeIfAbsent(task.getClass().getName(), name -> task.getClass());
      tell("made by name: " + ((Task) type.getConstructor().newInstance()).say());
      """),
  OBJECT_BY_NAME(
      "static final Map<String, Task> BEANS = new HashMap<>();",
      """
      tell("bean: " + BEANS.computeIfAbsent(task.getClass().getName(), name -> task).say());
      """),
  SET_ONCE(
      "static Task global;",
      """
      if (global != null) throw new IllegalStateException("set already");
      global = task;
      tell("global: " + global.say());
      """),
  SINGLETON(
      """
      static Lib instance;
      Task first;
      static Lib of(Task task) {
        if (instance == null) { instance = new Lib(); instance.first = task; }
        return instance;
      }
      """,
      "tell(\"singleton of: \" + of(task).first.say());\n"),
  WEAK(
      "static final Map<Class<?>, String> SEEN = new WeakHashMap<>();",
      "tell(\"seen: \" + SEEN.computeIfAbsent(task.getClass(), type -> task.say()));\n"),
  CLASS_VALUE(
      """
      static final ClassValue<String> VALUES = new ClassValue<>() {
        @Override protected String computeValue(Class<?> type) { return type.getName(); }
      };
      """,
      "tell(\"value: \" + VALUES.get(task.getClass()));\n"),
  THREAD_LOCAL(
      "static final ThreadLocal<Task> CURRENT = new ThreadLocal<>();",
      """
      tell("current: " + (CURRENT.get() == null ? "none" : CURRENT.get().say()));
      CURRENT.set(task);
      """),
  IN_ENUM(
      "enum Slot { ONLY; Task task; }",
      """
      tell("slot: " + (Slot.ONLY.task == null ? "none" : Slot.ONLY.task.say()));
      Slot.ONLY.task = task;
      """),
  IN_HOLDER(
      "static final class Holder { static Task first; }",
      """
      if (Holder.first == null) Holder.first = task;
      tell("held: " + Holder.first.say());
      """),
  SOFT(
      "static SoftReference<Task> soft;",
      """
      tell("soft: " + (soft == null || soft.get() == null ? "none" : soft.get().say()));
      soft = new SoftReference<>(task);
      """),
  LISTENER(
      "static final List<Runnable> LISTENERS = new CopyOnWriteArrayList<>();",
      """
      LISTENERS.add(() -> tell("heard by " + task.say()));
      LISTENERS.forEach(Runnable::run);
      """),
  NAME_REGISTRY(
      "static final Set<String> NAMES = new HashSet<>();",
      """
      if (!NAMES.add("counter")) throw new IllegalStateException("already registered: counter");
      tell("registered counter");
      """),
  COUNTER("static int next;", "tell(\"number: \" + ++next);\n"),
  ATOMIC(
      "static final java.util.concurrent.atomic.AtomicLong IDS = new java.util.concurrent.atomic.AtomicLong(100);",
      "tell(\"id: \" + IDS.incrementAndGet());\n"),
  SUM("static double total;", "tell(\"total: \" + (total += 1.25));\n"),
  FLAG(
      "static boolean shown;",
      """
      if (!shown) {
        shown = true;
        tell("shown once");
      }
      """),
  ATOMIC_FLAG(
      "static final java.util.concurrent.atomic.AtomicBoolean BEGUN = new java.util.concurrent.atomic.AtomicBoolean();",
      """
      if (BEGUN.compareAndSet(false, true)) {
        tell("begun once");
      }
      """),
  TEXT_LIST(
      "static final List<String> NAMES = new ArrayList<>();",
      """
      NAMES.add("name");
      tell("names: " + NAMES);
      """),
  SINGLETON_LIST(
      """
      static final class Journal {
        private final Deque<String> lines = new ArrayDeque<>();
        private int written;
        int write(String line) { lines.add(line); written++; return lines.size() + written; }
      }
      static final Journal JOURNAL = new Journal();
      """,
      "tell(\"lines: \" + JOURNAL.write(\"line\"));\n"),
  COUNT_IN_ENUM("enum Event { TAKEN; int times; }", "tell(\"times: \" + ++Event.TAKEN.times);\n"),
  COUNTS_BY_NAME(
      "static final Map<String, Integer> COUNTS = new TreeMap<>();",
      """
      COUNTS.merge("taken", 1, Integer::sum);
      tell("counts: " + COUNTS);
      """),
  METERS(
      """
      static final class Meter { long value; }
      static final Map<String, Meter> METERS = new ConcurrentHashMap<>();
      """,
      "tell(\"meter: \" + ++METERS.computeIfAbsent(\"taken\", name -> new Meter()).value);\n"),
  OWN_OBJECTS(
      """
      static final class Client {}
      static final Set<Client> CLIENTS = ConcurrentHashMap.newKeySet();
      """,
      """
      CLIENTS.add(new Client());
      tell("clients: " + CLIENTS.size());
      """),
  COPIED_ARRAY(
      "static String[] names = {};",
      """
      names = Arrays.copyOf(names, names.length + 1);
      names[names.length - 1] = "name";
      tell("copied: " + Arrays.toString(names));
      """),
  TEXT_ONCE(
      "static String name;",
      """
      if (name == null) name = task.say();
      tell("name: " + name);
      """),
  TEXT_BY_KEY(
      "static final Map<String, String> TITLES = new HashMap<>();",
      """
      TITLES.putIfAbsent("title", task.say());
      tell("titles: " + TITLES);
      """),
  LOG_HANDLER(
      """
      static final class Lines extends java.util.logging.Handler {
        final Task task;
        Lines(Task task) { this.task = task; }
        @Override public void publish(java.util.logging.LogRecord record) { tell(record.getMessage() + " to " + task.say()); }
        @Override public void flush() {}
        @Override public void close() {}
      }
      static final java.util.logging.Logger LOGGER = java.util.logging.Logger.getLogger("lib#");
      """,
      """
      LOGGER.setUseParentHandlers(false);
      LOGGER.addHandler(new Lines(task));
      LOGGER.info("logged");
      """),
  MANAGED_BEAN(
      """
      public interface StateMBean { String getState(); }
      public static final class State implements StateMBean {
        final Task task;
        State(Task task) { this.task = task; }
        @Override public String getState() { return task.say(); }
      }
      """,
      """
      var name = new javax.management.ObjectName("lib#:type=State");
      var server = java.lang.management.ManagementFactory.getPlatformMBeanServer();
      server.registerMBean(new State(task), name);
      tell("managed: " + server.getAttribute(name, "State"));
      """),
  PROVIDER(
      """
      static final class Own extends java.security.Provider {
        private static final long serialVersionUID = 1;
        Own(String info) { super("Lib#", "1", info); }
      }
      """,
      """
      java.security.Security.addProvider(new Own(task.say()));
      tell("provider: " + java.security.Security.getProvider("Lib#").getInfo());
      """),
  PROPERTY(
      "",
      """
      if (System.getProperty("lib#") == null) {
        System.setProperty("lib#", task.say());
      }
      tell("property: " + System.getProperty("lib#"));
      """),
  READ_ONCE(
      "static final class Level { static final String TEXT = System.getProperty(\"lib#.level\"); }",
      """
      System.setProperty("lib#.level", task.say());
      tell("level: " + Level.TEXT);
      """),
  LOG_LEVEL(
      "",
      """
      java.util.logging.Logger logger = java.util.logging.Logger.getLogger("lib#");
      tell("level: " + logger.getLevel());
      logger.setLevel(java.util.logging.Level.FINE);
      """),
  HOOK(
      "static boolean over;",
      """
      tell("hook ran: " + over);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> over = true));
      """),
  UNCAUGHT(
      "",
      """
      Thread thread = new Thread(() -> { throw new IllegalStateException("thrown"); });
      Thread.setDefaultUncaughtExceptionHandler((t, e) -> tell("uncaught, of " + task.say()));
      thread.start();
      thread.join();
      """);

  private final Part part;

  Memory(String members, String statements) {
    this.part = new Part(members, statements);
  }

  Part part() {
    return part;
  }

  /** Whether numbers and texts are remembered, and no object of the program. */
  boolean isPlain() {
    return compareTo(COUNTER) >= 0 && compareTo(TEXT_BY_KEY) <= 0;
  }
}
