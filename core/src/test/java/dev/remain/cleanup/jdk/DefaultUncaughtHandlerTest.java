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

class DefaultUncaughtHandlerTest {

  private static final String HANDLER =
      "public class Thing implements Thread.UncaughtExceptionHandler {"
          + " public void uncaughtException(Thread t, Throwable e) { } }";

  @TempDir Path directory;
  private final Thread.UncaughtExceptionHandler before =
      Thread.getDefaultUncaughtExceptionHandler();
  private final DefaultUncaughtHandler step = new DefaultUncaughtHandler();

  @AfterEach
  void putBack() {
    Thread.setDefaultUncaughtExceptionHandler(before);
  }

  @Test
  void theLoaderIsHeldWithoutTheStepAndCollectedWithIt() {
    WeakReference<ClassLoader> loader = install();

    GcAssert.assertHeld(loader, "the loader of the handler");
    List<String> cuts = step.clean(new Doomed(Set.of(loader.get()), getClass().getClassLoader()));
    GcAssert.assertCollected(loader, "the loader of the handler");
    assertThat(cuts).containsExactly("default uncaught-exception handler gone.Thing taken out");
    assertThat(Thread.getDefaultUncaughtExceptionHandler()).isSameAs(before);
  }

  private WeakReference<ClassLoader> install() {
    Gone gone = new Gone(directory, HANDLER);
    step.entering();
    Thread.setDefaultUncaughtExceptionHandler((Thread.UncaughtExceptionHandler) gone.thing());
    return new WeakReference<>(gone);
  }

  @Test
  void theHandlerThatWasThereWhenTheGenerationWasEnteredComesBack() {
    Thread.UncaughtExceptionHandler library = (thread, thrown) -> {};
    Gone gone = new Gone(directory, HANDLER);
    Thread.setDefaultUncaughtExceptionHandler(library);
    step.entering();
    Thread.setDefaultUncaughtExceptionHandler((Thread.UncaughtExceptionHandler) gone.thing());

    step.clean(gone.doomed());

    assertThat(Thread.getDefaultUncaughtExceptionHandler()).isSameAs(library);
  }

  @Test
  void aHandlerThatStaysIsLeftAlone() {
    Thread.UncaughtExceptionHandler library = (thread, thrown) -> {};
    step.entering();
    Thread.setDefaultUncaughtExceptionHandler(library);

    assertThat(step.clean(new Gone(directory, HANDLER).doomed())).isEmpty();

    assertThat(Thread.getDefaultUncaughtExceptionHandler()).isSameAs(library);
  }

  @Test
  void whereTheOneBeforeIsDoomedTooTheFirstComesBack() {
    Gone base = new Gone(directory, HANDLER);
    Thread.setDefaultUncaughtExceptionHandler((Thread.UncaughtExceptionHandler) base.thing());
    step.entering();

    step.clean(base.doomed());

    assertThat(Thread.getDefaultUncaughtExceptionHandler()).isSameAs(before);
  }
}
