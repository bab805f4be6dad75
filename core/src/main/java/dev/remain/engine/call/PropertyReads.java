// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who has read the system properties that generations set, and what they were then. Many libraries
 * read such a value once, and go on with it when the next generation has another. Thread-safe.
 */
public final class PropertyReads {

  /** Somebody who asks so often in one generation will ask again. */
  private static final int MOST_ASKED = 1_000;

  /** What is asked for again and again so long after the start is asked for anew each time. */
  private static final Duration START = Duration.ofSeconds(5);

  private final Map<String, Property> properties = new HashMap<>();
  private final Set<RememberedValue> told = new HashSet<>();
  private final Supplier<PropertyUser> user;
  private final LongSupplier nanoTime;
  private int generation = 1;
  private long enteredNanos;

  PropertyReads() {
    this(PropertyUser::now, System::nanoTime);
  }

  /**
   * @param user who is reading
   */
  PropertyReads(Supplier<PropertyUser> user, LongSupplier nanoTime) {
    this.user = user;
    this.nanoTime = nanoTime;
    this.enteredNanos = nanoTime.getAsLong();
  }

  /** One that a generation sets, or has set. */
  private static final class Property {
    private final Map<PropertyUser, Read> reads = new HashMap<>();

    /** What it is where no generation sets it. */
    private @Nullable String former;

    /** What the present generation has set it to, if it has. */
    private @Nullable String value;

    private boolean isSet;

    /** Whether it was a library that has set it last. */
    private boolean isLibrarys;

    /** What an earlier generation has set it to, the last one that has. */
    private @Nullable String before;

    private int asked;
    private @Nullable Stranger stranger;

    @Nullable String now() {
      return isSet ? value : former;
    }
  }

  /**
   * Who has read it when no generation had set it yet, so that nobody looked who that was.
   *
   * @param generation 0 for one on an earlier base, which is gone: if nobody has read it since, it
   *     was the JDK or the program itself
   * @param isBeforeSet whether the same generation has set it later
   */
  private record Stranger(int generation, @Nullable String value, boolean isBeforeSet) {}

  /**
   * How somebody has read it last.
   *
   * @param isBeforeSet whether the generation had not set it yet
   * @param times in that generation
   * @param late those of them that were no part of a start
   */
  private record Read(
      int generation, @Nullable String value, boolean isBeforeSet, int times, int late) {}

  /**
   * The generation is about to be entered.
   *
   * @param isNewBase whether all that libraries have read is forgotten
   */
  public synchronized void entering(int number, boolean isNewBase) {
    generation = number;
    enteredNanos = nanoTime.getAsLong();
    for (Property property : properties.values()) {
      property.before = property.isSet ? property.value : property.before;
      property.isSet = false;
      property.asked = 0;
      if (isNewBase) {
        property.reads.keySet().removeIf(one -> one.kind() == PropertyUser.Kind.BASE);
        Stranger unknown = property.stranger;
        property.stranger =
            unknown == null || unknown.generation() == 0
                ? null
                : new Stranger(0, unknown.value(), unknown.isBeforeSet());
      }
    }
  }

  /**
   * As {@link dev.remain.woven.Receiver#propertySet}.
   *
   * @param isLibrarys whether it is a library that sets it, which is its own affair: it may do so
   *     once in a JVM, or to another value each time, and need not read it again
   * @return whether it matters who reads it
   */
  synchronized boolean set(
      Object key, @Nullable Object former, @Nullable Object value, int asked, boolean isLibrarys) {
    Property property =
        key instanceof String name ? property(name, former, asked, isLibrarys) : null;
    if (property == null) {
      return false;
    }
    if (!property.isSet) {
      property.former = text(former);
      property.isSet = true;
    }
    property.value = text(value);
    property.isLibrarys = isLibrarys;
    return true;
  }

  /** Null for one that only libraries set. */
  private @Nullable Property property(
      String name, @Nullable Object former, int asked, boolean isLibrarys) {
    Property known = properties.get(name);
    if (known != null || isLibrarys) {
      return known;
    }
    Property made = new Property();
    made.before = text(former);
    if (asked > 0) {
      made.stranger = new Stranger(asked, text(former), asked == generation);
    }
    properties.put(name, made);
    return made;
  }

  /** As {@link dev.remain.woven.Receiver#propertyRead}; looks down the stack. */
  void read(Object key, @Nullable Object value) {
    if (key instanceof String name && isToBeAsked(name)) {
      PropertyUser reader = user.get();
      if (reader.kind() != PropertyUser.Kind.OTHER) {
        note(name, text(value), reader);
      }
    }
  }

  private synchronized boolean isToBeAsked(String name) {
    Property property = properties.get(name);
    return property != null && property.asked++ < MOST_ASKED;
  }

  private synchronized void note(String name, @Nullable String value, PropertyUser reader) {
    Property property = properties.get(name);
    if (property == null) {
      return;
    }
    if (isExplained(property.stranger, reader)) {
      property.stranger = null;
    }
    if (reader.kind() == PropertyUser.Kind.LIVE) {
      return; // It is another one in the next generation.
    }
    Read last = property.reads.get(reader);
    Read now = last != null && last.generation() == generation ? last : null;
    boolean isLate = nanoTime.getAsLong() - enteredNanos > START.toNanos();
    int late = (now == null ? 0 : now.late()) + (isLate ? 1 : 0);
    int times = now == null ? 1 : now.times() + 1;
    property.reads.put(reader, new Read(generation, value, !property.isSet, times, late));
  }

  /**
   * Whether it may have been this one. The program itself often reads before it sets; where it sets
   * for the first time what was read before, a library may have read that, too.
   */
  private boolean isExplained(@Nullable Stranger unknown, PropertyUser reader) {
    return unknown != null
        && unknown.generation() != generation
        && (unknown.isBeforeSet() || reader.kind() != PropertyUser.Kind.LIVE);
  }

  /** Whether any generation has set one. */
  public synchronized boolean isAnySet() {
    return !properties.isEmpty();
  }

  /**
   * Who has read what in an earlier generation that is another value in this one, and has not read
   * it again. Each is answered once.
   *
   * @param base the name of the present one
   */
  public synchronized List<RememberedValue> takeRemembered(String base) {
    List<RememberedValue> all = remembered(base);
    List<RememberedValue> fresh = new ArrayList<>();
    for (RememberedValue one : all) {
      if (told.add(one)) {
        fresh.add(one);
      }
    }
    return fresh;
  }

  /** Whether {@link #takeRemembered} would answer something. */
  public synchronized boolean isAnyRemembered(String base) {
    return !told.containsAll(remembered(base));
  }

  private List<RememberedValue> remembered(String base) {
    List<RememberedValue> found = new ArrayList<>();
    for (Map.Entry<String, Property> entry : properties.entrySet()) {
      String key = entry.getKey();
      Property property = entry.getValue();
      if (property.isLibrarys) {
        continue;
      }
      boolean isKnown = false;
      for (Map.Entry<PropertyUser, Read> one : property.reads.entrySet()) {
        PropertyUser reader = one.getKey();
        Read read = one.getValue();
        if (isRemembered(reader, read, property, base)) {
          isKnown = true;
          RememberedValue.By by =
              reader.kind() == PropertyUser.Kind.JDK
                  ? RememberedValue.By.JDK
                  : RememberedValue.By.LIBRARY;
          found.add(new RememberedValue(by, reader.className(), key, read.value(), property.now()));
        }
      }
      Stranger unknown = property.stranger;
      if (!isKnown && unknown != null && isRemembered(unknown, property)) {
        boolean isNoLibrary = unknown.generation() == 0;
        RememberedValue.By by = isNoLibrary ? RememberedValue.By.JDK : RememberedValue.By.SOMEBODY;
        RememberedValue value = new RememberedValue(by, "", key, unknown.value(), property.now());
        if (!isNoLibrary || value.isOfJdk()) { // Else it was the program itself.
          found.add(value);
        }
      }
    }
    return found;
  }

  private boolean isRemembered(PropertyUser reader, Read read, Property property, String base) {
    if (read.generation() == generation
        || read.late() > 1
        || Objects.equals(read.value(), property.now())
        || wouldComeBeforeAgain(read.isBeforeSet(), property)) {
      return false;
    }
    return reader.kind() == PropertyUser.Kind.BASE
        ? reader.base().equals(base)
        : reader.isOnce() || read.times() == 1;
  }

  /** What has read it before it was set to the same value may be just where it was. */
  private static boolean wouldComeBeforeAgain(boolean isBeforeSet, Property property) {
    return isBeforeSet && Objects.equals(property.before, property.now());
  }

  private boolean isRemembered(Stranger unknown, Property property) {
    return unknown.generation() != generation
        && !Objects.equals(unknown.value(), property.now())
        && !wouldComeBeforeAgain(unknown.isBeforeSet(), property);
  }

  private static @Nullable String text(@Nullable Object value) {
    return value instanceof String text ? text : null;
  }
}
