// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.library;

import dev.remain.boundary.KeptUse;
import dev.remain.cleanup.step.LoaderAccess;
import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Ends an application of JavaFX, and keeps its toolkit, which a JVM can start once: the windows are
 * hidden, and the next may be launched. Its {@code stop} is not called, as where a JVM is ended by
 * a signal: JavaFX ends the toolkit with it. One that the program has ended itself cannot be
 * started again. A window that is kept is left open.
 */
final class FxToolkit implements CleanupStep {

  private static final String PLATFORM = "com.sun.javafx.application.PlatformImpl";
  private static final String LAUNCHER = "com.sun.javafx.application.LauncherImpl";
  private static final String LAUNCHER_THREAD = "JavaFX-Launcher";
  private static final long LIMIT_MILLIS = 1_000;

  private final LoaderAccess access;
  private final Supplier<? extends Collection<?>> kept;

  /**
   * @param kept what outlives generations because the program asked for it
   */
  FxToolkit(LoaderAccess access, Supplier<? extends Collection<?>> kept) {
    this.access = access;
    this.kept = kept;
  }

  @Override
  public Phase phase() {
    return Phase.BEFORE_START;
  }

  @Override
  public List<String> clean(Doomed doomed) throws ReflectiveOperationException {
    Class<?> platform = access.met(doomed.heir(), PLATFORM);
    if (platform == null
        || !flag(platform, "initialized").get()
        || flag(platform, "toolkitExit").get()) {
      return List.of();
    }
    Field implicitExit = PrivateField.of(platform, "implicitExit");
    try {
      implicitExit.setBoolean(null, false); // The last window is hidden, and the toolkit stays.
      KeptUse use = KeptUse.of(doomed.heir(), kept.get());
      int windows = hideWindows(doomed.heir(), platform, use);
      flag(platform, "toolkitExit").set(true); // What ends the launch has nothing to end any more.
      Collection<?> listeners =
          (Collection<?>) PrivateField.of(platform, "finishListeners").get(null);
      for (Object listener : List.copyOf(listeners)) {
        release(listener);
      }
      awaitLaunchers();
      listeners.clear();
      return windows == 0 ? List.of() : List.of("windows of JavaFX hidden: " + windows);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    } finally {
      flag(platform, "listenersRegistered").set(true); // Else no window would mean its end.
      flag(platform, "toolkitExit").set(false);
      implicitExit.setBoolean(null, true);
      flag(Class.forName(LAUNCHER, false, doomed.heir()), "launchCalled").set(false);
    }
  }

  private static int hideWindows(ClassLoader base, Class<?> platform, KeptUse use)
      throws ReflectiveOperationException, InterruptedException {
    Class<?> window = Class.forName("javafx.stage.Window", false, base);
    List<Object> hidden = new ArrayList<>();
    CountDownLatch done = new CountDownLatch(1);
    Runnable hiding =
        () -> {
          try {
            List<?> open = List.copyOf((List<?>) window.getMethod("getWindows").invoke(null));
            for (Object each : open) {
              if (!use.has(each)) {
                window.getMethod("hide").invoke(each);
                hidden.add(each);
              }
            }
          } catch (ReflectiveOperationException e) {
            // A handler of the program threw: its windows are still there.
          } finally {
            done.countDown();
          }
        };
    platform.getMethod("runLater", Runnable.class).invoke(null, hiding);
    return done.await(LIMIT_MILLIS, TimeUnit.MILLISECONDS) ? hidden.size() : 0;
  }

  /** The thread that launched an application waits for this. */
  private static void release(Object listener) throws IllegalAccessException {
    for (Field field : listener.getClass().getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers())
          && field.trySetAccessible()
          && field.get(listener) instanceof CountDownLatch latch) {
        latch.countDown();
      }
    }
  }

  private static void awaitLaunchers() throws InterruptedException {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals(LAUNCHER_THREAD)) {
        thread.join(LIMIT_MILLIS);
      }
    }
  }

  private static AtomicBoolean flag(Class<?> type, String name)
      throws ReflectiveOperationException {
    return (AtomicBoolean) PrivateField.of(type, name).get(null);
  }
}
