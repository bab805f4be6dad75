// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import com.google.common.util.concurrent.Uninterruptibles;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Parts of the JDK that hold whoever uses them first for as long as the JVM runs, in places that
 * nobody can reach: a shutdown hook with its context loader ({@code Preferences}, up to JDK 24),
 * the context loader of the desktop, the stack trace of an exception in a static field (LDAP). When
 * a program first asks for one of their classes, they are used on a thread that belongs to nobody,
 * while the program waits. One for the JVM, as its classes are. Thread-safe.
 */
public final class FirstUse {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** What the JVM's desktop begins with; what only draws into memory is left alone. */
  private static final Set<String> OF_THE_DESKTOP =
      Set.of(
          "java.awt.Component",
          "java.awt.Container",
          "java.awt.Desktop",
          "java.awt.Dialog",
          "java.awt.EventQueue",
          "java.awt.Frame",
          "java.awt.KeyboardFocusManager",
          "java.awt.SystemTray",
          "java.awt.Toolkit",
          "java.awt.Window");

  private static volatile @Nullable ThreadFactory threads;

  private static final Map<String, FirstUse> OF_PACKAGE = ofPackages();

  private final Part part;
  private final Set<String> only;
  private @Nullable Thread thread;
  private volatile boolean isOver;

  private enum Part {
    PREFERENCES,
    DESKTOP,
    LDAP
  }

  private FirstUse(Part part, Set<String> only) {
    this.part = part;
    this.only = only;
  }

  private static Map<String, FirstUse> ofPackages() {
    FirstUse preferences = new FirstUse(Part.PREFERENCES, Set.of());
    FirstUse desktop = new FirstUse(Part.DESKTOP, Set.of());
    FirstUse ldap = new FirstUse(Part.LDAP, Set.of());
    return Map.of(
        "java.util.prefs", preferences,
        "java.awt", new FirstUse(Part.DESKTOP, OF_THE_DESKTOP),
        "javax.swing", desktop,
        "javax.imageio", desktop,
        "javax.imageio.spi", desktop,
        "com.sun.jndi.ldap", ldap,
        "com.sun.jndi.url.ldap", ldap);
  }

  /**
   * Names what makes the threads, which must inherit nothing; before that, nothing is done here.
   */
  public static void threads(ThreadFactory maker) {
    threads = maker;
  }

  /** To be called before a class of the JDK is given out; costs a look-up by its package. */
  static void before(String className) {
    int dot = className.lastIndexOf('.');
    FirstUse use = dot < 0 ? null : OF_PACKAGE.get(className.substring(0, dot));
    ThreadFactory maker = threads;
    if (use != null && maker != null && (use.only.isEmpty() || use.only.contains(className))) {
      use.await(maker);
    }
  }

  /**
   * The thread that is waited for asks no loader of ours, so that no lock of ours is in its way.
   */
  private void await(ThreadFactory maker) {
    if (!isOver) {
      Uninterruptibles.joinUninterruptibly(started(maker), LIMIT);
      isOver = true;
    }
  }

  private synchronized Thread started(ThreadFactory maker) {
    if (thread == null) {
      thread = maker.newThread(this::use);
      thread.start();
    }
    return thread;
  }

  private void use() {
    try {
      switch (part) {
        case PREFERENCES -> Class.forName("java.util.prefs.FileSystemPreferences", true, null);
        case DESKTOP -> Desktop.use();
        case LDAP -> Class.forName("com.sun.jndi.ldap.LdapCtx", true, null);
      }
    } catch (ClassNotFoundException | LinkageError | RuntimeException e) {
      // This JDK does it otherwise; the program will see for itself.
    }
  }

  /** Linked only where there is a desktop. */
  private static final class Desktop {
    /** The least that makes the desktop's context; decides nothing about displays. */
    static void use() {
      javax.swing.PopupFactory unused = javax.swing.PopupFactory.getSharedInstance();
    }
  }
}
