// SPDX-License-Identifier: Apache-2.0
package dev.remain.woven;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down the woven calls of the test, until closed. */
public final class FakeReceiver implements Receiver, AutoCloseable {

  public final List<String> calls = new ArrayList<>();
  public final List<Object> made = new ArrayList<>();

  /** Whether every object counts as one of a generation. */
  public boolean ownsAll;

  /** What was said of system properties. */
  public final List<String> properties = new ArrayList<>();

  /** Who sets a system property. */
  public Setter setter = Setter.NOBODY;

  /** Of the generation whose calls these are, if any. */
  public @Nullable ClassLoader loader;

  private final List<Runnable> removals = new ArrayList<>();
  private final Receiver before;

  private FakeReceiver(Receiver before) {
    this.before = before;
  }

  public static FakeReceiver install() {
    FakeReceiver fake = new FakeReceiver(current());
    Calls.receiver(fake);
    return fake;
  }

  /** Who answers woven calls now. */
  public static Receiver current() {
    try {
      Field field = Calls.class.getDeclaredField("receiver");
      field.setAccessible(true);
      return (Receiver) field.get(null);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void exit(int status) {
    calls.add("exit " + status);
  }

  @Override
  public void addShutdownHook(Thread hook) {
    calls.add("add " + hook.getName());
  }

  @Override
  public boolean removeShutdownHook(Thread hook) {
    calls.add("remove " + hook.getName());
    return true;
  }

  @Override
  public void made(Object thing) {
    made.add(thing);
  }

  @Override
  public void opened(Object thing) {
    made.add(thing);
  }

  @Override
  public boolean owns(Object object) {
    return ownsAll;
  }

  @Override
  public @Nullable ClassLoader loaderOfCaller() {
    calls.add("windows");
    return loader;
  }

  @Override
  public void registered(Object thing, Removal removal) {
    removals.add(
        () -> {
          try {
            removal.remove(thing);
          } catch (Exception e) {
            throw new AssertionError(e);
          }
        });
  }

  @Override
  public Setter setter() {
    return setter;
  }

  @Override
  public boolean propertySet(
      Object key, @Nullable Object former, @Nullable Object value, int asked, Setter by) {
    properties.add("set " + key + " from " + former + " to " + value + ", asked in " + asked);
    return true;
  }

  @Override
  public void propertyRead(Object key, @Nullable Object value) {
    properties.add("read " + key + " as " + value);
  }

  /** Takes away what was registered, the latest first. */
  public void removeAll() {
    for (int i = removals.size() - 1; i >= 0; i--) {
      removals.get(i).run();
    }
    removals.clear();
  }

  /** Takes away what was registered first. */
  void removeFirst() {
    removals.remove(0).run();
  }

  @Override
  public void portTaken(int port) {
    calls.add("taken " + port);
  }

  @Override
  public void close() {
    Calls.receiver(before);
  }
}
