// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.GcAssert;
import dev.remain.hook.Doomed;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ContextLoadersTest {

  private final ClassLoader heir = new ClassLoader(null) {};
  private final CountDownLatch end = new CountDownLatch(1);
  private final ContextLoaders step = new ContextLoaders();

  @AfterEach
  void release() {
    end.countDown();
  }

  @Test
  void theLoaderIsHeldWithoutTheStepAndCollectedWithIt() {
    Thread thread = running();
    WeakReference<ClassLoader> loader = contextOf(thread);

    GcAssert.assertHeld(loader, "the context loader");
    List<String> cuts = step.clean(new Doomed(Set.of(loader.get()), heir));
    GcAssert.assertCollected(loader, "the context loader");
    assertThat(cuts).hasSize(1);
    assertThat(thread.getContextClassLoader()).isSameAs(heir);
  }

  private static WeakReference<ClassLoader> contextOf(Thread thread) {
    ClassLoader loader = new ClassLoader(null) {};
    thread.setContextClassLoader(loader);
    return new WeakReference<>(loader);
  }

  @Test
  void aLoaderBelowADoomedOneIsReplaced() {
    Thread thread = running();
    ClassLoader gone = new ClassLoader(null) {};
    thread.setContextClassLoader(new ClassLoader(gone) {});

    step.clean(new Doomed(Set.of(gone), heir));

    assertThat(thread.getContextClassLoader()).isSameAs(heir);
  }

  @Test
  void otherThreadsKeepTheirs() {
    Thread thread = running();
    ClassLoader kept = new ClassLoader(null) {};
    thread.setContextClassLoader(kept);

    assertThat(step.clean(new Doomed(Set.of(new ClassLoader(null) {}), heir))).isEmpty();

    assertThat(thread.getContextClassLoader()).isSameAs(kept);
  }

  private Thread running() {
    Thread thread =
        new Thread(
            new ThreadGroup("nested"),
            () -> {
              try {
                end.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
