// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.cleanup.step.Gone;
import dev.remain.fixtures.GcAssert;
import dev.remain.hook.Doomed;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UncaughtHandlersTest {

  private static final String HANDLER =
      "public class Thing implements Thread.UncaughtExceptionHandler {"
          + " public void uncaughtException(Thread t, Throwable e) { } }";

  @TempDir Path directory;
  private final UncaughtHandlers step = new UncaughtHandlers();

  @AfterEach
  void putBack() {
    Thread.currentThread().setUncaughtExceptionHandler(null);
  }

  @Test
  void theLoaderIsHeldWithoutTheStepAndCollectedWithIt() {
    WeakReference<ClassLoader> loader = install();

    GcAssert.assertHeld(loader, "the loader of the handler");
    List<String> cuts = step.clean(new Doomed(Set.of(loader.get()), getClass().getClassLoader()));
    GcAssert.assertCollected(loader, "the loader of the handler");
    assertThat(cuts).hasSize(1);
    assertThat(Thread.currentThread().getUncaughtExceptionHandler())
        .isSameAs(Thread.currentThread().getThreadGroup());
  }

  private WeakReference<ClassLoader> install() {
    Gone gone = new Gone(directory, HANDLER);
    Thread.currentThread()
        .setUncaughtExceptionHandler((Thread.UncaughtExceptionHandler) gone.thing());
    return new WeakReference<>(gone);
  }

  @Test
  void handlersThatStayAreLeftAlone() {
    Thread.UncaughtExceptionHandler library = (thread, thrown) -> {};
    Thread.currentThread().setUncaughtExceptionHandler(library);

    assertThat(step.clean(new Gone(directory, HANDLER).doomed())).isEmpty();

    assertThat(Thread.currentThread().getUncaughtExceptionHandler()).isSameAs(library);
  }
}
