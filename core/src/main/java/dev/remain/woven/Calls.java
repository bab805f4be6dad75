// SPDX-License-Identifier: Apache-2.0
package dev.remain.woven;

import java.util.concurrent.TimeUnit;

/**
 * What woven call sites call in place of the JDK's methods, or after them. Without a receiver each
 * does what the JDK's method would have done. Thread-safe.
 */
public final class Calls {

  private static volatile Receiver receiver = new Jdk();

  private Calls() {}

  public static void receiver(Receiver next) {
    receiver = next;
  }

  static Receiver receiver() {
    return receiver;
  }

  /** For {@link System#exit}. */
  public static void exit(int status) {
    receiver.exit(status);
  }

  /** For {@link Runtime#exit}. */
  public static void exit(Runtime runtime, int status) {
    receiver.exit(status);
  }

  /** For {@link Runtime#halt}: the JVM remains, so there is no shorter way out. */
  public static void halt(Runtime runtime, int status) {
    receiver.exit(status);
  }

  /** For {@link Runtime#addShutdownHook}. */
  public static void addShutdownHook(Runtime runtime, Thread hook) {
    receiver.addShutdownHook(hook);
  }

  /** For {@link Runtime#removeShutdownHook}. */
  public static boolean removeShutdownHook(Runtime runtime, Thread hook) {
    return receiver.removeShutdownHook(hook);
  }

  /** After a call of live code that made something which ends only when somebody ends it. */
  public static void made(Object thing) {
    if (thing != null) {
      receiver.made(thing);
    }
  }

  /** As {@link #made}, where a library may have called, which may keep it for ever. */
  public static void opened(Object thing) {
    if (thing != null) {
      receiver.opened(thing);
    }
  }

  /**
   * For the last argument of a call that ends an executor which waits for some seconds whether more
   * comes: while a generation is stopped nothing does, and it waits a thousandth.
   */
  public static TimeUnit grace(TimeUnit unit) {
    if (!receiver.isStopping()) {
      return unit;
    }
    return switch (unit) {
      case MICROSECONDS, NANOSECONDS -> TimeUnit.NANOSECONDS;
      case MILLISECONDS -> TimeUnit.MICROSECONDS;
      default -> TimeUnit.MILLISECONDS;
    };
  }

  /** At the end of the static initialiser of a live class with fields that are carried. */
  public static void initialized(Class<?> type) {
    if (type.getClassLoader() instanceof Arrivals loader) {
      loader.initialized(type);
    }
  }

  /** In each loop of live code, once its generation is to be ended the hard way. */
  public static void endLoop() {
    receiver.endLoop();
  }

  /**
   * Where a library has called live code of a generation that has ended.
   *
   * @param guest of its loader
   */
  public static void entered(Class<?> guest) {
    receiver.entered(guest.getClassLoader());
  }

  private static final class Jdk implements Receiver {
    @Override
    public void exit(int status) {
      System.exit(status);
    }

    @Override
    public void addShutdownHook(Thread hook) {
      Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public boolean removeShutdownHook(Thread hook) {
      return Runtime.getRuntime().removeShutdownHook(hook);
    }
  }
}
