// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.opened;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.agent.Opened;
import dev.remain.cleanup.step.Gone;
import dev.remain.fixtures.GcAssert;
import dev.remain.hook.Doomed;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Opened
class QueuedTasksTest {

  private static final String THING =
      "public class Thing implements Runnable, java.util.concurrent.Callable<Object> {"
          + " public void run() { } public Object call() { return null; } }";

  @TempDir Path directory;
  private final ScheduledThreadPoolExecutor library =
      new ScheduledThreadPoolExecutor(1, run -> new Thread(run, "library"));
  private final QueuedTasks step = new QueuedTasks();

  @AfterEach
  void shutDown() {
    library.shutdownNow();
  }

  @Test
  void theLoaderIsHeldWithoutTheStepAndCollectedWithIt() throws Exception {
    WeakReference<ClassLoader> loader = install();

    GcAssert.assertHeld(loader, "the loader of the thing");
    List<String> cuts = clean(loader);
    GcAssert.assertCollected(loader, "the loader of the thing");
    assertThat(cuts).containsExactly("waiting task cancelled on thread \"library\" +2");
  }

  private WeakReference<ClassLoader> install() {
    Gone gone = new Gone(directory, THING);
    library.scheduleAtFixedRate((Runnable) gone.thing(), 1, 1, TimeUnit.HOURS);
    library.schedule((Runnable) gone.thing(), 1, TimeUnit.HOURS);
    library.schedule((Callable<?>) gone.thing(), 1, TimeUnit.HOURS);
    return new WeakReference<>(gone);
  }

  @Test
  void whoWaitsForACancelledTaskIsTold() throws Exception {
    Gone gone = new Gone(directory, THING);
    Future<?> future = library.schedule((Runnable) gone.thing(), 1, TimeUnit.HOURS);

    step.clean(gone.doomed());

    assertThat(future).isCancelled();
  }

  @Test
  void anExecutorAndItsOtherTasksGoOn() throws Exception {
    Future<?> kept = library.schedule(() -> {}, 1, TimeUnit.HOURS);
    Gone gone = new Gone(directory, THING);
    library.schedule((Runnable) gone.thing(), 1, TimeUnit.HOURS);

    assertThat(clean(new WeakReference<>(gone))).hasSize(1);

    assertThat(library.getQueue()).containsExactly((Runnable) kept);
    assertThat(library.submit(() -> "runs").get()).isEqualTo("runs");
  }

  private List<String> clean(WeakReference<ClassLoader> loader) throws Exception {
    return step.clean(new Doomed(Set.of(loader.get()), getClass().getClassLoader()));
  }
}
