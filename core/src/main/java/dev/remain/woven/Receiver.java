// SPDX-License-Identifier: Apache-2.0
package dev.remain.woven;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Who answers woven calls; each method is called on the thread of the call site. */
public interface Receiver {

  /** Ends the generation, and returns no more than the JDK's method does. */
  void exit(int status);

  void addShutdownHook(Thread hook);

  boolean removeShutdownHook(Thread hook);

  /** Live code made something that ends only when somebody ends it. */
  default void made(Object thing) {}

  /** As {@link #made}, by live code or a library, for itself or for what calls it. */
  default void opened(Object thing) {}

  /** A library began something that goes on, or is kept open, until somebody ends it. */
  default void begun(Object thing) {}

  /** Whether objects of that class of a library have an end of their own. */
  default boolean hasEnd(Class<?> type) {
    return false;
  }

  /** Live code has an object of which {@link #hasEnd} is true. */
  default void had(Object thing, LibraryCalls.Origin origin) {}

  /** Live code is about to end such an object. */
  default void ending(Object thing) {}

  /** Whether the object is, or is of, a class that goes with its generation. */
  default boolean owns(Object object) {
    return false;
  }

  /** The same, or of a class that goes with a base that is replaced. */
  default boolean goes(Object object) {
    return owns(object);
  }

  /** Whether what the object is of has not been stopped or replaced. */
  default boolean goesOn(Object object) {
    return true;
  }

  /** The loader of the generation whose call this is, or null. */
  default @Nullable ClassLoader loaderOfCaller() {
    return null;
  }

  /**
   * The loader to ask in place of a base for something that the live half has, or null if the one
   * that was given is right.
   *
   * @param path of a class file or a resource
   */
  default @Nullable ClassLoader seen(@Nullable ClassLoader loader, String path) {
    return null;
  }

  /** What stands for the system's loader in code of that loader, or null if that is the JVM's. */
  default @Nullable ClassLoader system(@Nullable ClassLoader loaderOfCaller) {
    return null;
  }

  /** Standard input, as the generation whose call this is reads it; null if it is the JVM's. */
  default @Nullable InputStream input() {
    return null;
  }

  /** A frame of the running generation for code of its base, or null if none runs. */
  default @Nullable Frame frame() {
    return null;
  }

  /**
   * Something was put where it stays until somebody takes it away.
   *
   * @param thing what was put there
   * @param removal takes it away; must not refer to the thing
   */
  default void registered(Object thing, Removal removal) {}

  /** Whether live code that calls is the running generation's. */
  default boolean isOwn() {
    return loaderOfCaller() != null;
  }

  /** As {@link #registered}, by live code of the running generation itself. */
  default void set(Object thing, Removal removal) {
    registered(thing, removal);
  }

  /**
   * Something was put where a JVM has room for one: it is taken away when what it is of goes.
   *
   * @param thing what was put there
   * @param removal takes it away; must not refer to the thing
   */
  default void occupied(Object thing, Removal removal) {
    registered(thing, removal);
  }

  /** Who sets a system property. */
  enum Setter {
    /** The JDK, or Remain. */
    NOBODY,
    PROGRAM,
    LIBRARY
  }

  /** Who is setting a system property just now; looks down the stack. */
  default Setter setter() {
    return Setter.NOBODY;
  }

  /**
   * A generation is about to set a system property.
   *
   * @param former what is there
   * @param value null to remove it
   * @param asked the generation in which somebody had first asked for it, while none had set it; 0
   *     if nobody had
   * @param by whoever sets it
   * @return whether to tell who reads it
   */
  default boolean propertySet(
      Object key, @Nullable Object former, @Nullable Object value, int asked, Setter by) {
    return false;
  }

  /** Somebody has read a system property that a generation has set. */
  default void propertyRead(Object key, @Nullable Object value) {}

  /** Whether what runs is being stopped. */
  default boolean isStopping() {
    return false;
  }

  /** A port could not be had, since somebody else has it. */
  default void portTaken(int port) {}

  /** Whether calls of libraries are woven, too, and not only those of live code. */
  default boolean weavesLibraries() {
    return false;
  }

  /** Whether it was thrown to unwind a thread that called exit. */
  default boolean isEnd(Error thrown) {
    return false;
  }

  /**
   * Code of a generation that has ended was entered.
   *
   * @param ended its loader
   */
  default void entered(ClassLoader ended) {}

  /** Ends the loop of the calling thread. */
  default void endLoop() {}

  /** How to take away what was registered. */
  @FunctionalInterface
  interface Removal {
    void remove(Object thing) throws Exception;
  }
}
