// SPDX-License-Identifier: Apache-2.0
package dev.remain.woven;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;

/** Writes down the woven calls of the test, until closed. */
public final class FakeReceiver implements Calls.Receiver, AutoCloseable {

  public final List<String> calls = new ArrayList<>();
  private final Calls.Receiver before;

  private FakeReceiver(Calls.Receiver before) {
    this.before = before;
  }

  public static FakeReceiver install() {
    FakeReceiver fake = new FakeReceiver(current());
    Calls.receiver(fake);
    return fake;
  }

  /** Who answers woven calls now. */
  public static Calls.Receiver current() {
    try {
      Field field = Calls.class.getDeclaredField("receiver");
      field.setAccessible(true);
      return (Calls.Receiver) field.get(null);
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
  public void close() {
    Calls.receiver(before);
  }
}
