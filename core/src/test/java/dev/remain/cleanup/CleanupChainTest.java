// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.Patience;
import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CleanupChainTest {

  private final List<String> order = new ArrayList<>();
  private final BaseCode code = new BaseCode(Thread::new, Duration.ofSeconds(20));
  private final Doomed doomed =
      new Doomed(Set.of(new ClassLoader(null) {}), getClass().getClassLoader());

  @Test
  void theStepsOfAPhaseAreTakenInOrderAndAFailureIsToldWithoutStoppingThem() {
    CleanupChain chain =
        new CleanupChain(
            List.of(
                new Step("a", CleanupStep.Phase.BEFORE_START),
                new Failing(),
                new Step("later", CleanupStep.Phase.AFTER_START),
                new Step("b", CleanupStep.Phase.BEFORE_START)),
            List::of,
            code);

    Cleaning before = chain.clean(CleanupStep.Phase.BEFORE_START, doomed, List.of());

    assertThat(order).containsExactly("a", "b");
    assertThat(before.cuts()).containsExactly("cut by a", "cut by b");
    assertThat(before.failures())
        .containsExactly("clean-up Failing failed: java.lang.NoSuchMethodError: no such thing");
    assertThat(chain.clean(CleanupStep.Phase.AFTER_START, doomed, List.of()))
        .isEqualTo(new Cleaning(List.of("cut by later"), List.of()));
    assertThat(order).containsExactly("a", "b", "later");
  }

  @Test
  void stepsOfOthersComeFirstAndAreToldByTheirFullNameWhenTheyFail() {
    CleanupChain chain =
        new CleanupChain(List.of(new Step("a", CleanupStep.Phase.AFTER_START)), List::of, code);
    Step other = new Step("other", CleanupStep.Phase.AFTER_START);

    Cleaning after =
        chain.clean(CleanupStep.Phase.AFTER_START, doomed, List.of(new Nothing(), other));

    assertThat(order).containsExactly("other", "a");
    assertThat(after.cuts()).containsExactly("cut by other", "cut by a");
    assertThat(after.failures()).hasSize(1);
    assertThat(after.failures().get(0))
        .startsWith(
            "clean-up dev.remain.cleanup.CleanupChainTest$Nothing failed: "
                + "java.lang.NullPointerException");
  }

  @Test
  void oneOfOthersThatHangsIsInterruptedNamedAndPassedByUntilItHasEnded() throws Exception {
    BaseCode hasty = new BaseCode(Thread::new, Duration.ofMillis(400));
    CleanupChain chain =
        new CleanupChain(List.of(new Step("a", CleanupStep.Phase.BEFORE_START)), List::of, hasty);
    Hanging hanging = new Hanging();
    List<CleanupStep> others = List.of(hanging, new Step("b", CleanupStep.Phase.BEFORE_START));

    Cleaning first = chain.clean(CleanupStep.Phase.BEFORE_START, doomed, others);
    Cleaning second = chain.clean(CleanupStep.Phase.BEFORE_START, doomed, others);

    assertThat(first.cuts()).containsExactly("cut by b", "cut by a");
    assertThat(first.failures())
        .singleElement()
        .asString()
        .matches(
            "clean-up dev\\.remain\\.cleanup\\.CleanupChainTest\\$Hanging did not end in time and was"
                + " interrupted: .*park.*"); // Frames of Remain are not told, as this test's are.
    assertThat(second.cuts()).containsExactly("cut by b", "cut by a");
    assertThat(second.failures()).isEmpty();
    hanging.goOn.countDown();
    Patience.await(
        "the step to be asked again",
        () -> {
          Cleaning later = chain.clean(CleanupStep.Phase.BEFORE_START, doomed, others);
          return later.cuts().contains("cut in the end");
        });
  }

  @Test
  void whatIsToldIsBounded() {
    CleanupStep wordy = new Step("x".repeat(300), CleanupStep.Phase.AFTER_START);
    CleanupChain chain = new CleanupChain(java.util.Collections.nCopies(25, wordy), List::of, code);

    List<String> cuts = chain.clean(CleanupStep.Phase.AFTER_START, doomed, List.of()).cuts();

    assertThat(cuts).hasSize(21);
    assertThat(cuts.get(0)).isEqualTo("cut by " + "x".repeat(193) + "...");
    assertThat(cuts.get(20)).isEqualTo("+5 more");
  }

  private final class Step implements CleanupStep {
    private final String name;
    private final Phase phase;

    Step(String name, Phase phase) {
      this.name = name;
      this.phase = phase;
    }

    @Override
    public Phase phase() {
      return phase;
    }

    @Override
    public List<String> clean(Doomed gone) {
      order.add(name);
      return List.of("cut by " + name);
    }
  }

  /** Deaf, too. */
  private static final class Hanging implements CleanupStep {
    final CountDownLatch goOn = new CountDownLatch(1);

    @Override
    public Phase phase() {
      return Phase.BEFORE_START;
    }

    @Override
    public List<String> clean(Doomed gone) {
      while (true) {
        try {
          goOn.await();
          return List.of("cut in the end");
        } catch (InterruptedException e) {
          // Once more.
        }
      }
    }
  }

  /** Breaks its promise. */
  private static final class Nothing implements CleanupStep {
    @Override
    public Phase phase() {
      return Phase.AFTER_START;
    }

    @Override
    @SuppressWarnings("NullAway")
    public List<String> clean(Doomed gone) {
      return null;
    }
  }

  private static final class Failing implements CleanupStep {
    @Override
    public Phase phase() {
      return Phase.BEFORE_START;
    }

    @Override
    public List<String> clean(Doomed gone) {
      throw new NoSuchMethodError("no such thing");
    }
  }
}
