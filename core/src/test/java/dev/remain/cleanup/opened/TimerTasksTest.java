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
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Opened
class TimerTasksTest {

  private static final String THING =
      "public class Thing extends java.util.TimerTask { public void run() { } }";
  private static final long HOUR = 3_600_000;

  @TempDir Path directory;
  private final Timer library = new Timer("library", true);
  private final TimerTasks step = new TimerTasks();

  @AfterEach
  void cancel() {
    library.cancel();
  }

  @Test
  void theLoaderIsHeldWithoutTheStepAndCollectedWithIt() throws Exception {
    WeakReference<ClassLoader> loader = install();

    GcAssert.assertHeld(loader, "the loader of the thing");
    List<String> cuts = clean(loader);
    GcAssert.assertCollected(loader, "the loader of the thing");
    assertThat(cuts).containsExactly("timer task cancelled on thread \"library\" +2");
  }

  private WeakReference<ClassLoader> install() {
    Gone gone = new Gone(directory, THING);
    for (int i = 0; i < 3; i++) {
      library.schedule((TimerTask) gone.thing(), HOUR);
    }
    return new WeakReference<>(gone);
  }

  @Test
  void aTimerAndItsOtherTasksGoOn() throws Exception {
    CountDownLatch ran = new CountDownLatch(2);
    Gone gone = new Gone(directory, THING);
    library.schedule((TimerTask) gone.thing(), HOUR);
    library.schedule(task(ran), 2 * HOUR);
    library.schedule((TimerTask) gone.thing(), HOUR);

    assertThat(clean(new WeakReference<>(gone))).hasSize(1);

    library.schedule(task(ran), 0);
    library.schedule(task(ran), 0);
    ran.await();
    assertThat(library.purge()).as("tasks left that were cancelled").isZero();
  }

  private static TimerTask task(CountDownLatch latch) {
    return new TimerTask() {
      @Override
      public void run() {
        latch.countDown();
      }
    };
  }

  private List<String> clean(WeakReference<ClassLoader> loader) throws Exception {
    return step.clean(new Doomed(Set.of(loader.get()), getClass().getClassLoader()));
  }
}
