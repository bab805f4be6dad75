// SPDX-License-Identifier: Apache-2.0
package dev.remain.leak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.GcAssert;
import dev.remain.fixtures.Patience;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LoaderTrackerTest {

  private final LoaderTracker tracker = new LoaderTracker();

  @Test
  void aLoaderThatIsHeldStaysExpected() {
    ClassLoader held = loader();
    tracker.expect(held, 1, 0);

    GcAssert.collect();

    assertThat(tracker.collected()).isEmpty();
    assertThat(tracker.alive()).isEqualTo(1);
    Reference.reachabilityFence(held);
  }

  @Test
  void collectedLoadersAreToldOnce() {
    tracker.expect(loader(), 3, 0);
    tracker.expect(loader(), 2, 0);

    List<Integer> told = new ArrayList<>();
    Patience.await(
        "both loaders to go",
        () -> {
          System.gc();
          told.addAll(tracker.collected());
          return told.size() == 2;
        });

    assertThat(told).containsExactlyInAnyOrder(2, 3);
    assertThat(tracker.collected()).isEmpty();
    assertThat(tracker.alive()).isZero();
  }

  @Test
  void theTrackerHoldsNoLoader() {
    ClassLoader loader = loader();
    WeakReference<ClassLoader> reference = new WeakReference<>(loader);
    tracker.expect(loader, 1, 0);
    loader = null;

    GcAssert.assertCollected(reference, "a tracked loader");
  }

  @Test
  void eachLoaderAsksForACollectionThreeTimes() {
    ClassLoader held = loader();
    tracker.expect(held, 1, seconds(100));

    assertThat(tracker.isCheckDue(seconds(104))).isFalse();
    assertThat(tracker.isCheckDue(seconds(105))).isTrue();
    assertThat(tracker.isCheckDue(seconds(129))).isFalse();
    assertThat(tracker.isCheckDue(seconds(130))).isTrue();
    assertThat(tracker.isCheckDue(seconds(174))).isFalse();
    assertThat(tracker.isCheckDue(seconds(175))).isTrue();
    assertThat(tracker.isCheckDue(seconds(100_000))).isFalse();
    Reference.reachabilityFence(held);
  }

  @Test
  void oneCheckIsForAllThatAreDue() {
    ClassLoader one = loader();
    ClassLoader two = loader();
    tracker.expect(one, 1, 0);
    tracker.expect(two, 2, 0);

    assertThat(tracker.isCheckDue(seconds(5))).isTrue();
    assertThat(tracker.isCheckDue(seconds(5))).isFalse();
    Reference.reachabilityFence(List.of(one, two));
  }

  private static long seconds(long number) {
    return TimeUnit.SECONDS.toNanos(number);
  }

  private static ClassLoader loader() {
    return new ClassLoader(null) {};
  }
}
