// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.cleanup.step.Gone;
import dev.remain.fixtures.CompiledApp;
import dev.remain.hook.Doomed;
import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With classes that have the names and fields of those of JavaFX. */
class FxToolkitTest {

  private static final String PLATFORM = "com.sun.javafx.application.PlatformImpl";

  @TempDir Path directory;

  private final List<Object> kept = new ArrayList<>();
  private final FxToolkit step = new FxToolkit(Gone.accessWith(name -> true), () -> kept);
  private URLClassLoader base;

  @BeforeEach
  void load() throws Exception {
    CompiledApp toolkit =
        CompiledApp.in(directory)
            .source(
                PLATFORM,
                """
                import java.util.*;
                import java.util.concurrent.*;
                import java.util.concurrent.atomic.AtomicBoolean;
                public class PlatformImpl {
                  static AtomicBoolean initialized = new AtomicBoolean(true);
                  static AtomicBoolean toolkitExit = new AtomicBoolean();
                  static AtomicBoolean listenersRegistered = new AtomicBoolean();
                  static Set<Object> finishListeners = new CopyOnWriteArraySet<>();
                  public static boolean implicitExit = true;
                  public static void runLater(Runnable run) {
                    if (!toolkitExit.get()) {
                      run.run();
                    }
                  }
                  public static void hidden(boolean isLast) {
                    if (isLast && implicitExit) {
                      throw new IllegalStateException("the toolkit ends");
                    }
                  }
                  public static class Launch {
                    final CountDownLatch shutdown = new CountDownLatch(1);
                  }
                  public static Launch launch() {
                    Launch launch = new Launch();
                    finishListeners.add(launch);
                    LauncherImpl.launchCalled.set(true);
                    return launch;
                  }
                  public static boolean isOver(Object launch) {
                    return ((Launch) launch).shutdown.getCount() == 0;
                  }
                }
                """)
            .source(
                "com.sun.javafx.application.LauncherImpl",
                "public class LauncherImpl { static java.util.concurrent.atomic.AtomicBoolean"
                    + " launchCalled = new java.util.concurrent.atomic.AtomicBoolean(); }")
            .source(
                "javafx.stage.Window",
                """
                public class Window {
                  static java.util.List<Window> all =
                      new java.util.ArrayList<>(java.util.List.of(new Window(), new Window()));
                  public static java.util.List<Window> getWindows() { return all; }
                  public void hide() {
                    all.remove(this);
                    com.sun.javafx.application.PlatformImpl.hidden(all.isEmpty());
                  }
                }
                """)
            .compile();
    base =
        new URLClassLoader(
            new URL[] {toolkit.classes().toUri().toURL()}, ClassLoader.getPlatformClassLoader());
  }

  @AfterEach
  void close() throws Exception {
    base.close();
  }

  private AtomicBoolean flag(String type, String name) throws ReflectiveOperationException {
    Field field = base.loadClass(type).getDeclaredField(name);
    field.setAccessible(true);
    return (AtomicBoolean) field.get(null);
  }

  private List<String> clean() throws ReflectiveOperationException {
    return step.clean(new Doomed(Set.of(new URLClassLoader(new URL[0], base)), base));
  }

  @Test
  void theApplicationEndsAndTheToolkitStays() throws Exception {
    Class<?> platform = base.loadClass(PLATFORM);
    Object launch = platform.getMethod("launch").invoke(null);

    assertThat(clean()).containsExactly("windows of JavaFX hidden: 2");

    assertThat(platform.getMethod("isOver", Object.class).invoke(null, launch)).isEqualTo(true);
    assertThat(flag(PLATFORM, "toolkitExit")).isFalse();
    assertThat(flag(PLATFORM, "listenersRegistered")).isTrue();
    assertThat(platform.getField("implicitExit").getBoolean(null)).isTrue();
    assertThat(flag("com.sun.javafx.application.LauncherImpl", "launchCalled")).isFalse();
  }

  @Test
  void aWindowThatIsKeptIsLeftOpen() throws Exception {
    Object windows = base.loadClass("javafx.stage.Window").getMethod("getWindows").invoke(null);
    Object window = ((List<?>) windows).get(1);
    kept.add(window);

    assertThat(clean()).containsExactly("windows of JavaFX hidden: 1");

    assertThat(windows).isEqualTo(List.of(window));
  }

  @Test
  void aToolkitThatHasEndedIsLeftAlone() throws Exception {
    flag(PLATFORM, "toolkitExit").set(true);

    assertThat(clean()).isEmpty();

    assertThat(flag(PLATFORM, "toolkitExit")).isTrue();
  }
}
