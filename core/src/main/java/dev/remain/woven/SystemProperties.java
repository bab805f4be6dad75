// SPDX-License-Identifier: Apache-2.0
package dev.remain.woven;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.Map;
import java.util.Properties;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * The system properties: what a generation sets there is for itself. Spelled out, since programs
 * set some of them before all else.
 */
public final class SystemProperties {

  private SystemProperties() {}

  /** A system property. */
  private static final class Property extends Former {
    private final Object key;
    private final @Nullable Object value;

    Property(Object key) {
      super("system property ".concat(String.valueOf(key))); // The first + of a JVM takes 10 ms.
      this.key = key;
      this.value = System.getProperties().get(key);
    }

    @Override
    void putBack() {
      if (value == null) {
        System.getProperties().remove(key);
      } else {
        System.getProperties().put(key, value);
      }
      if (key.equals("user.timezone")) {
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

  /** What live code itself calls, most often before all else. */
  public static final class Own {

    private Own() {}

    /** For {@link System#setProperty}. */
    public static @Nullable String setProperty(String key, String value) {
      if (key != null) {
        new Property(key).keepOwn();
      }
      return System.setProperty(key, value);
    }

    /** For {@link System#clearProperty}. */
    public static @Nullable String clearProperty(String key) {
      if (key != null) {
        new Property(key).keepOwn();
      }
      return System.clearProperty(key);
    }
  }

  private static void keep(@Nullable Object key) {
    if (key != null) {
      new Property(key).keep();
    }
  }

  @SuppressWarnings("ReferenceEquality")
  private static boolean isOfSystem(Properties properties) {
    return properties == System.getProperties();
  }

  /** For {@link System#setProperty}. */
  public static @Nullable String setProperty(String key, String value) {
    keep(key);
    return System.setProperty(key, value);
  }

  /** For {@link System#clearProperty}. */
  public static @Nullable String clearProperty(String key) {
    keep(key);
    return System.clearProperty(key);
  }

  /** For {@link System#setProperties}. */
  public static void setProperties(Properties all) {
    new AllProperties().keep();
    System.setProperties(all);
  }

  /** For {@link Properties#setProperty}. */
  public static @Nullable Object setProperty(Properties properties, String key, String value) {
    if (isOfSystem(properties)) {
      keep(key);
    }
    return properties.setProperty(key, value);
  }

  /** For {@link Properties#put}. */
  public static @Nullable Object put(Properties properties, Object key, Object value) {
    if (isOfSystem(properties)) {
      keep(key);
    }
    return properties.put(key, value);
  }

  /** For {@link Properties#remove(Object)}. */
  public static @Nullable Object remove(Properties properties, Object key) {
    if (isOfSystem(properties)) {
      keep(key);
    }
    return properties.remove(key);
  }

  /** For {@link Properties#putAll}. */
  public static void putAll(Properties properties, Map<?, ?> more) {
    if (isOfSystem(properties)) {
      for (Object key : more.keySet()) {
        keep(key);
      }
    }
    properties.putAll(more);
  }

  /** For {@link Properties#load(InputStream)}. */
  public static void load(Properties properties, InputStream in) throws IOException {
    if (isOfSystem(properties)) {
      Properties read = new Properties();
      read.load(in);
      putAll(properties, read);
    } else {
      properties.load(in);
    }
  }

  /** For {@link Properties#load(Reader)}. */
  public static void load(Properties properties, Reader reader) throws IOException {
    if (isOfSystem(properties)) {
      Properties read = new Properties();
      read.load(reader);
      putAll(properties, read);
    } else {
      properties.load(reader);
    }
  }
}
