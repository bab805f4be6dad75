// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.call;

import dev.remain.loader.BaseClassLoader;
import dev.remain.loader.Lineage;
import dev.remain.woven.Receiver;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who reads or sets a system property: the nearest class on the stack that does so for itself.
 *
 * @param className empty for live code and others
 * @param base the name of its loader; empty if it is none of the base
 * @param isOnce whether it is initialised just now, which it will never be again
 */
record PropertyUser(Kind kind, String className, String base, boolean isOnce) {

  enum Kind {
    LIVE,
    BASE,
    JDK,
    /** Remain itself, or an agent. */
    OTHER
  }

  private static final String INITIALIZER = "<clinit>";
  private static final String WOVEN = Receiver.class.getPackageName();
  private static final String OURS = PropertyUser.class.getPackageName();

  /** Of the JDK, and does for others what these ask for, but for what it is initialised with. */
  private static final Set<String> HELPING =
      Set.of(
          "java.lang",
          "java.lang.invoke",
          "java.lang.reflect",
          "java.security",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "java.util.function",
          "java.util.stream",
          "jdk.internal.reflect",
          "sun.management",
          "sun.security.action");

  /** Of the packages above, and reads for itself. */
  private static final Set<String> READING =
      Set.of(
          "java.util.Currency",
          "java.util.Locale",
          "java.util.ResourceBundle",
          "java.util.ServiceLoader",
          "java.util.TimeZone");

  private static final PropertyUser LIVE_CODE = new PropertyUser(Kind.LIVE, "", "", false);
  private static final PropertyUser SOMEBODY = new PropertyUser(Kind.OTHER, "", "", false);

  /** Looks down the stack. */
  static PropertyUser now() {
    return CallerResolver.walk(PropertyUser::nearest);
  }

  private static PropertyUser nearest(Stream<StackWalker.StackFrame> frames) {
    Iterator<StackWalker.StackFrame> all = frames.iterator();
    while (all.hasNext()) {
      PropertyUser user = of(all.next());
      if (user != null) {
        return user.kind() == Kind.JDK && !user.isOnce() && isInitializing(all)
            ? new PropertyUser(Kind.JDK, user.className(), "", true)
            : user;
      }
    }
    return SOMEBODY;
  }

  /** Whether the JDK does this as it initialises a class of its own. */
  private static boolean isInitializing(Iterator<StackWalker.StackFrame> callers) {
    while (callers.hasNext()) {
      StackWalker.StackFrame caller = callers.next();
      if (!isOfJdk(caller.getDeclaringClass().getClassLoader())) {
        return false;
      }
      if (caller.getMethodName().equals(INITIALIZER)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfJdk(@Nullable ClassLoader loader) {
    return loader == null || loader == ClassLoader.getPlatformClassLoader();
  }

  /** Null if it only passes on what another wants. */
  private static @Nullable PropertyUser of(StackWalker.StackFrame frame) {
    Class<?> type = frame.getDeclaringClass();
    ClassLoader loader = type.getClassLoader();
    boolean isOnce = frame.getMethodName().equals(INITIALIZER);
    if (isOfJdk(loader)) {
      String name = outermost(type);
      boolean helps = HELPING.contains(type.getPackageName()) && !READING.contains(name);
      return helps && !isOnce ? null : new PropertyUser(Kind.JDK, name, "", isOnce);
    }
    if (loader instanceof BaseClassLoader) {
      return new PropertyUser(Kind.BASE, type.getName(), String.valueOf(loader.getName()), isOnce);
    }
    if (Lineage.isLive(loader)) {
      return LIVE_CODE;
    }
    String room = type.getPackageName();
    return room.equals(WOVEN) || room.equals(OURS) ? null : SOMEBODY;
  }

  private static String outermost(Class<?> type) {
    String name = type.getName();
    int inner = name.indexOf('$');
    return inner < 0 ? name : name.substring(0, inner);
  }
}
