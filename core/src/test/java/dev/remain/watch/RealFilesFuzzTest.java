// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.classpath.Baseline;
import dev.remain.classpath.Fingerprint;
import dev.remain.classpath.Root;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real files, real events, real time: whatever was done to the files, once it is quiet the
 * deliveries add up to what is on disk. {@code -Dremain.fuzz.seed} and {@code
 * -Dremain.fuzz.operations} are settings.
 */
class RealFilesFuzzTest {

  private static final long SEED = Long.getLong("remain.fuzz.seed", 20_261_122L);
  private static final int OPERATIONS = Integer.getInteger("remain.fuzz.operations", 2_000);
  private static final int OPERATIONS_IN_ROUND = 40;
  private static final long LIMIT = Duration.ofSeconds(30).toNanos();

  private final WaitingListener listener = new WaitingListener();
  private final AtomicReference<Baseline> baseline = new AtomicReference<>();
  private final StringBuffer incomplete = new StringBuffer();

  @Test
  void deliveriesAddUpToWhatIsOnDisk(@TempDir Path directory) throws IOException {
    System.out.println("fuzz seed " + SEED);
    Root root = Root.liveDirectory(Files.createDirectories(directory.resolve("t/classes")));
    Mischief mischief = new Mischief(SEED, root.path(), path -> {});
    mischief.settle();
    WatchPlan plan =
        Plans.plan(
            WatchPlan.Mode.EVENTS, Duration.ofMillis(30), Duration.ofMillis(200), null, null, root);
    TestCapture capture = new TestCapture(plan.roots());
    try (Watcher watcher = new Watcher(plan, capture, listener, Thread::new)) {
      listener.onChange(
          set -> {
            incomplete.append(FuzzModel.incomplete(set));
            watcher.baseline(baseline.updateAndGet(old -> TestCapture.with(old, set)));
          });
      watcher.start();
      listener.await(WaitingListener.Captured.class);
      baseline.set(capture.complete());

      while (mischief.operations() < OPERATIONS) {
        for (int i = 0; i < OPERATIONS_IN_ROUND; i++) {
          mischief.act();
        }
        mischief.settle();
        awaitAgreement(root, mischief.operations());
      }
    }
    assertThat(incomplete).as("incomplete classes that were delivered").isEmpty();
  }

  private void awaitAgreement(Root root, int operations) throws IOException {
    long end = System.nanoTime() + LIMIT;
    Map<String, Fingerprint> disk = FuzzModel.onDisk(root.path());
    while (!disk.equals(FuzzModel.in(baseline.get(), root)) && System.nanoTime() < end) {
      listener.pause(Duration.ofMillis(20));
    }
    assertThat(FuzzModel.in(baseline.get(), root))
        .as("seed %d, after %d operations", SEED, operations)
        .isEqualTo(disk);
  }
}
