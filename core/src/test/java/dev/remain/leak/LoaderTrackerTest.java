// SPDX-License-Identifier: Apache-2.0
package dev.remain.leak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.GcAssert;
import dev.remain.fixtures.Patience;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LoaderTrackerTest {

  private final LoaderTracker tracker = new LoaderTracker(Duration.ofSeconds(75));

  @Test
  void aLoaderThatIsHeldStaysExpected() {
    ClassLoader held = loader("g-1", null);
    expect(held, 1, 0);

    GcAssert.collect();

    assertThat(tracker.collected()).isEmpty();
    assertThat(tracker.alive()).isEqualTo(1);
    Reference.reachabilityFence(held);
  }

  @Test
  void collectedLoadersAreToldOnce() {
    expect(loader("g-3", null), 3, 0);
    expect(loader("g-2", null), 2, 0);

    List<String> told = new ArrayList<>();
    Patience.await(
        "both loaders to go",
        () -> {
          System.gc();
          tracker.collected().forEach(gone -> told.add(gone.generation() + " " + gone.name()));
          return told.size() == 2;
        });

    assertThat(told).containsExactlyInAnyOrder("2 g-2", "3 g-3");
    assertThat(tracker.collected()).isEmpty();
    assertThat(tracker.alive()).isZero();
    assertThat(tracker.isEmpty()).isTrue();
  }

  @Test
  void theTrackerHoldsNoLoader() {
    ClassLoader loader = loader("g-1", null);
    WeakReference<ClassLoader> reference = new WeakReference<>(loader);
    expect(loader, 1, 0);
    loader = null;

    GcAssert.assertCollected(reference, "a tracked loader");
  }

  @Test
  void oneThatSomebodyAsksForIsOverdueAtOnce() {
    ClassLoader held = loader("g-1", null);
    ClassLoader other = loader("g-2", null);
    expect(held, 1, seconds(100));
    expect(other, 2, seconds(100));

    tracker.hurry(1);

    assertThat(tracker.overdue(seconds(100)))
        .extracting(DoomedLoader::generation)
        .containsExactly(1);
    Reference.reachabilityFence(held);
    Reference.reachabilityFence(other);
  }

  @Test
  void eachLoaderAsksForACollectionThreeTimesAndIsOverdueThen() {
    ClassLoader held = loader("g-1", null);
    expect(held, 1, seconds(100));

    assertThat(tracker.isCheckDue(seconds(104))).isFalse();
    assertThat(tracker.isCheckDue(seconds(105))).isTrue();
    assertThat(tracker.isCheckDue(seconds(129))).isFalse();
    assertThat(tracker.isCheckDue(seconds(130))).isTrue();
    assertThat(tracker.isCheckDue(seconds(174))).isFalse();
    assertThat(overdue(174)).isEmpty();
    assertThat(tracker.isCheckDue(seconds(175))).isTrue();
    assertThat(overdue(175)).containsExactly("g-1");
    assertThat(tracker.isCheckDue(seconds(100_000))).isFalse();
    Reference.reachabilityFence(held);
  }

  @Test
  void oneCheckIsForAllThatAreDue() {
    ClassLoader one = loader("g-1", null);
    ClassLoader two = loader("g-2", null);
    expect(one, 1, 0);
    expect(two, 2, 0);

    assertThat(tracker.isCheckDue(seconds(5))).isTrue();
    assertThat(tracker.isCheckDue(seconds(5))).isFalse();
    Reference.reachabilityFence(List.of(one, two));
  }

  @Test
  void whatWasToldIsStillExpectedAndNoLongerOverdue() {
    ClassLoader one = loader("g-1", null);
    ClassLoader two = loader("g-2", null);
    DoomedLoader told = expect(one, 1, 0);
    DoomedLoader putOff = expect(two, 2, 0);
    checkAll(75);

    tracker.told(told);
    tracker.putOff(putOff, seconds(90));

    assertThat(overdue(89)).isEmpty();
    assertThat(overdue(90)).containsExactly("g-2");
    assertThat(tracker.open()).containsExactly(putOff);
    assertThat(tracker.alive()).isEqualTo(2);
    Reference.reachabilityFence(List.of(one, two));
  }

  @Test
  void theTimeOfABaseBeginsWhenNoGenerationOnItIsLeft() {
    ClassLoader base = loader("b-1", null);
    ClassLoader generation = loader("g-1", base);
    expect(base, 0, 0);
    DoomedLoader held = expect(generation, 1, 0);
    checkAll(75);
    tracker.told(held);

    assertThat(overdue(1_000)).isEmpty();
    assertThat(tracker.open()).isEmpty();
    assertThat(tracker.alive()).isEqualTo(1);

    tracker.isCheckDue(seconds(1_000));
    Reference.reachabilityFence(generation);
    held.clear(); // as the collector does
    assertThat(tracker.collected()).containsExactly(held);
    checkAll(1_074);
    assertThat(overdue(1_074)).isEmpty();
    checkAll(1_075);
    assertThat(overdue(1_075)).containsExactly("b-1");
    assertThat(tracker.alive()).isZero();
    Reference.reachabilityFence(base);
  }

  private void checkAll(int second) {
    for (int check = 0; check < 3; check++) {
      tracker.isCheckDue(seconds(second));
    }
  }

  private List<String> overdue(int second) {
    return tracker.overdue(seconds(second)).stream().map(DoomedLoader::name).toList();
  }

  private DoomedLoader expect(ClassLoader loader, int generation, long nowNanos) {
    DoomedLoader doomed = new DoomedLoader(loader, generation);
    tracker.expect(doomed, nowNanos);
    return doomed;
  }

  private static long seconds(long number) {
    return TimeUnit.SECONDS.toNanos(number);
  }

  private static ClassLoader loader(String name, @Nullable ClassLoader parent) {
    return new ClassLoader(name, parent) {};
  }
}
