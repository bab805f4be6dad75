// SPDX-License-Identifier: Apache-2.0
package dev.remain.woven;

import java.util.Collection;
import java.util.Enumeration;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The system properties: what a generation sets there is for itself, and what a library has read
 * there it may go on with. Spelled out, since programs set some of them before all else.
 */
public final class SystemProperties {

  private static final String ZONE = "user.timezone";

  private SystemProperties() {}

  /** A system property. */
  private static final class Property extends Former {
    private final Object key;
    private final @Nullable Object value;

    Property(Object key) {
      super("system property ".concat(String.valueOf(key))); // The first + of a JVM takes 10 ms.
      Table table = Table.now();
      this.key = key;
      this.value = table == null ? System.getProperties().get(key) : table.plain(key);
    }

    @Override
    void putBack() {
      Table table = Table.now();
      if (table != null) {
        table.putBack(key, value);
      } else if (value == null) {
        System.getProperties().remove(key);
      } else {
        System.getProperties().put(key, value);
      }
      if (key.equals(ZONE)) {
        TimeZone.setDefault(null); // It has read this once, and reads it again.
      }
    }
  }

  /** All of them, as an object. */
  private static final class AllProperties extends Former {
    private final Properties all = System.getProperties();

    AllProperties() {
      super("system properties");
    }

    @Override
    void putBack() {
      System.setProperties(all);
    }
  }

  /** What live code itself calls, most often before all else: no look down the stack. */
  public static final class Own {

    private Own() {}

    /** For {@link System#setProperty}. */
    public static @Nullable String setProperty(String key, String value) {
      Table table = keep(key, value);
      if (table == null) {
        return System.setProperty(key, value);
      }
      table.told = Thread.currentThread();
      try {
        return System.setProperty(key, value);
      } finally {
        table.told = null;
      }
    }

    /** For {@link System#clearProperty}. */
    public static @Nullable String clearProperty(String key) {
      Table table = keep(key, null);
      if (table == null) {
        return System.clearProperty(key);
      }
      table.told = Thread.currentThread();
      try {
        return System.clearProperty(key);
      } finally {
        table.told = null;
      }
    }

    /** The table that need not find out who it is; null if it is not the generation's own. */
    private static @Nullable Table keep(@Nullable String key, @Nullable String value) {
      if (key == null) {
        return null;
      }
      Property property = new Property(key);
      property.keepOwn();
      Table table = property.isOfGeneration() ? Table.now() : null;
      if (table != null) {
        table.watch(key, value, Receiver.Setter.PROGRAM);
      }
      return table;
    }
  }

  /** What a property is, if it is a text; nobody counts as having read it. */
  public static @Nullable String plain(String key) {
    Table table = Table.now();
    Object value = table == null ? System.getProperties().get(key) : table.plain(key);
    return value instanceof String text ? text : null;
  }

  /** Has a thread of Remain's own do that: what it reads and sets, nobody has read or set. */
  public static <T> T unseen(Supplier<T> look) {
    Table table = Table.now();
    if (table == null) {
      return look.get();
    }
    table.told = Thread.currentThread();
    try {
      return look.get();
    } finally {
      table.told = null;
    }
  }

  /** The default time zone; what the JDK sets as it reads it just now is put back. */
  static TimeZone zone() {
    Table table = Table.now();
    if (table == null) {
      return TimeZone.getDefault();
    }
    Object before = table.plain(ZONE);
    table.told = Thread.currentThread(); // Spelled out: it may be the first lambda of a program.
    try {
      TimeZone zone = TimeZone.getDefault();
      table.putBack(ZONE, before);
      return zone;
    } finally {
      table.told = null;
    }
  }

  /** For {@link System#setProperties}. */
  public static void setProperties(Properties all) {
    new AllProperties().keep();
    System.setProperties(all);
  }

  /**
   * The object that holds them, in the place of the JDK's: it sees who sets one, and who reads one
   * that a generation has set. Copies of it are plain. Thread-safe.
   */
  @SuppressWarnings("UnsynchronizedOverridesSynchronized") // What they call is.
  public static final class Table extends Properties {

    private static final long serialVersionUID = 1;

    /** Nobody reads so many on purpose. */
    private static final int MOST = 100_000;

    /** The generations in which others were first asked for. */
    private final transient Map<Object, Integer> asked = new ConcurrentHashMap<>();

    private final transient Map<Object, Object> watched = new ConcurrentHashMap<>();
    private transient volatile Integer generation = 1;
    private transient volatile @Nullable Integer allAsked;

    /**
     * The thread of which it is known, without a look down its stack, what it does and for whom.
     */
    private transient volatile @Nullable Thread told;

    private Table() {}

    /** Puts a new one there, unless something else is there than the JDK's. */
    public static void install() {
      Properties plain = System.getProperties();
      if ((plain.getClass() == Properties.class || plain.getClass() == Table.class)
          && plain.stringPropertyNames().size() == plain.size()) { // No defaults behind it.
        Table table = new Table();
        table.fill(plain);
        System.setProperties(table);
      }
    }

    private void fill(Properties plain) {
      super.putAll(plain);
    }

    /** The one in use, or null. */
    public static @Nullable Table now() {
      return System.getProperties() instanceof Table table ? table : null;
    }

    /**
     * The generation is about to be entered.
     *
     * @param isNewBase whether nobody of the base has read anything
     */
    public void entering(int number, boolean isNewBase) {
      generation = number;
      if (isNewBase) {
        asked.clear();
        allAsked = null;
      }
    }

    /** What is there; nobody counts as having read it. */
    @Nullable Object plain(Object key) {
      return super.get(key);
    }

    private void putBack(Object key, @Nullable Object value) {
      Object unused = value == null ? super.remove(key) : super.put(key, value);
    }

    /** A generation is about to set it. */
    private void watch(Object key, @Nullable Object value, Receiver.Setter by) {
      Integer first = asked.get(key);
      if (first == null && !watched.containsKey(key)) {
        first = allAsked;
      }
      int since = first == null ? 0 : first;
      if (Calls.receiver().propertySet(key, plain(key), value, since, by)) {
        watched.put(key, key);
        asked.remove(key);
      }
    }

    private void read(Object key, @Nullable Object value) {
      if (told == Thread.currentThread()) {
        return;
      }
      if (watched.containsKey(key)) {
        Calls.receiver().propertyRead(key, value);
      } else if (key instanceof String && !asked.containsKey(key) && asked.size() < MOST) {
        asked.put(key, generation);
      }
    }

    private void readAll() {
      if (told == Thread.currentThread()) {
        return;
      }
      if (allAsked == null && Calls.receiver().isOwn()) {
        allAsked = generation;
      }
      for (Object key : watched.keySet()) {
        read(key, plain(key));
      }
    }

    /** Somebody is about to set it. */
    private void set(@Nullable Object key, @Nullable Object value) {
      if (key == null || told == Thread.currentThread()) {
        return;
      }
      Receiver.Setter by = Calls.receiver().setter();
      if (by == Receiver.Setter.NOBODY) {
        return;
      }
      Property property = new Property(key);
      property.keep();
      if (property.isOfGeneration()) {
        watch(key, value, by);
      }
    }

    @Override
    public @Nullable String getProperty(String key) {
      String value = super.getProperty(key);
      read(key, value);
      return value;
    }

    @Override
    public @Nullable Object get(Object key) {
      Object value = super.get(key);
      read(key, value);
      return value;
    }

    @Override
    public @Nullable Object getOrDefault(Object key, @Nullable Object other) {
      read(key, super.get(key));
      return super.getOrDefault(key, other);
    }

    @Override
    public boolean containsKey(Object key) {
      read(key, super.get(key));
      return super.containsKey(key);
    }

    @Override
    public Set<Map.Entry<Object, Object>> entrySet() {
      readAll();
      return super.entrySet();
    }

    @Override
    public Set<Object> keySet() {
      readAll();
      return super.keySet();
    }

    @Override
    public Enumeration<Object> keys() {
      readAll();
      return super.keys();
    }

    @Override
    public Collection<Object> values() {
      readAll();
      return super.values();
    }

    @Override
    public Enumeration<Object> elements() {
      readAll();
      return super.elements();
    }

    @Override
    public void forEach(BiConsumer<? super Object, ? super Object> action) {
      readAll();
      super.forEach(action);
    }

    @Override
    public @Nullable Object put(Object key, Object value) {
      set(key, value);
      return super.put(key, value);
    }

    @Override
    public @Nullable Object putIfAbsent(Object key, Object value) {
      if (super.get(key) == null) {
        set(key, value);
      }
      return super.putIfAbsent(key, value);
    }

    @Override
    public void putAll(Map<?, ?> more) {
      for (Map.Entry<?, ?> each : more.entrySet()) {
        set(each.getKey(), each.getValue());
      }
      super.putAll(more);
    }

    @Override
    public @Nullable Object remove(Object key) {
      set(key, null);
      return super.remove(key);
    }

    @Override
    public void clear() {
      for (Object key : super.keySet()) {
        set(key, null);
      }
      super.clear();
    }

    @Override
    public Object clone() {
      Properties plain = new Properties();
      plain.putAll(this);
      return plain;
    }

    private Object writeReplace() {
      return clone();
    }
  }
}
