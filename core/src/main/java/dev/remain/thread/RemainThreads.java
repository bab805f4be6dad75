// SPDX-License-Identifier: Apache-2.0
package dev.remain.thread;

import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes every thread of Remain, and those in which it runs code of others: what they are called,
 * which group and context loader they have, and that they inherit nothing. Thread-safe.
 */
public final class RemainThreads implements ThreadSource {

  /** The name of the group of Remain's own threads. */
  public static final String GROUP = "remain";

  /** The name of the group in which what is kept is made, and makes its threads. */
  private static final String KEPT = "remain-kept";

  private final ThreadGroup parent;
  private final Group own;
  private final Group kept;
  private volatile @Nullable Consumer<Throwable> mistakes;

  private final Thread.UncaughtExceptionHandler handler =
      new Thread.UncaughtExceptionHandler() {
        @Override
        public void uncaughtException(Thread ended, Throwable thrown) {
          mistake(thrown);
        }
      };

  public RemainThreads() {
    parent = groupOfProgram();
    own = Group.claim(parent, GROUP, true);
    kept = Group.claim(parent, KEPT, false);
  }

  /** No thread is made any more: whoever comes next may have the groups. */
  public void release() {
    own.isFree = true;
    kept.isFree = true;
  }

  /** Up to JDK 18 a group stays for ever, so that one that is free is taken again. */
  private static final class Group extends ThreadGroup {
    private volatile boolean isFree;

    private Group(ThreadGroup parent, String name) {
      super(parent, name);
    }

    /**
     * @param mayHaveThreads that are about to end
     */
    static synchronized Group claim(ThreadGroup parent, String name, boolean mayHaveThreads) {
      ThreadGroup[] groups = new ThreadGroup[parent.activeGroupCount() + 16];
      for (int i = parent.enumerate(groups, false) - 1; i >= 0; i--) {
        if (groups[i] instanceof Group left
            && left.isFree
            && left.getName().equals(name)
            && (mayHaveThreads || left.activeCount() == 0)) {
          left.isFree = false;
          return left;
        }
      }
      return new Group(parent, name);
    }
  }

  /** The group that would hold the program's threads without Remain. */
  private static ThreadGroup groupOfProgram() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    ThreadGroup above = group.getParent();
    while (above != null && above.getParent() != null) {
      group = above;
      above = group.getParent();
    }
    return group;
  }

  /** The group above all generations. */
  public ThreadGroup parent() {
    return parent;
  }

  /** Says who is told of what ends a thread of Remain; not the program's handler. */
  public void mistakes(Consumer<Throwable> listener) {
    mistakes = listener;
  }

  /** Tells of something that a thread of Remain should not have thrown. */
  public void mistake(Throwable thrown) {
    Consumer<Throwable> listener = mistakes;
    if (listener != null) {
      listener.accept(thrown);
    }
  }

  /** Whether code of the program, or what it keeps, runs on the thread for Remain. */
  public static boolean isKept(Thread thread) {
    ThreadGroup group = thread.getThreadGroup();
    while (group != null && !(group instanceof Group && group.getName().equals(KEPT))) {
      group = group.getParent();
    }
    return group != null;
  }

  /** Whether the thread belongs to Remain. */
  public boolean isOwn(Thread thread) {
    ThreadGroup group = thread.getThreadGroup();
    return group == null || own.parentOf(group);
  }

  /** A daemon of Remain, not started yet. */
  public Thread own(String role, Runnable run) {
    return daemon(own, role, run);
  }

  /** Makes daemons of Remain for others. */
  public ThreadFactory owned(String role) {
    return new Daemons(own, role);
  }

  /** The same outside of its group: what the JDK makes for itself there counts as the program's. */
  public ThreadFactory unowned(String role) {
    return new Daemons(parent, role);
  }

  private final class Daemons implements ThreadFactory {
    private final ThreadGroup group;
    private final String role;

    Daemons(ThreadGroup group, String role) {
      this.group = group;
      this.role = role;
    }

    @Override
    public Thread newThread(Runnable run) {
      return daemon(group, role, run);
    }
  }

  /** A thread beside all generations, which what is kept makes its own threads from. */
  public Thread kept(String role, ClassLoader context, Runnable run) {
    return newThread(kept, "remain-" + role, context, run);
  }

  private Thread daemon(ThreadGroup group, String role, Runnable run) {
    ClassLoader context = RemainThreads.class.getClassLoader();
    Thread thread = newThread(group, "remain-" + role, context, run);
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler(handler);
    return thread;
  }

  @Override
  public Thread newThread(ThreadGroup group, String name, ClassLoader context, Runnable run) {
    Thread thread = new Thread(group, run, name, 0, false);
    thread.setDaemon(false);
    thread.setContextClassLoader(context);
    return thread;
  }
}
