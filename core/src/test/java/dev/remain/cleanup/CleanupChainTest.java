// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CleanupChainTest {

  private final List<String> order = new ArrayList<>();
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
                new Step("b", CleanupStep.Phase.BEFORE_START)));

    List<String> failures = chain.clean(CleanupStep.Phase.BEFORE_START, doomed);

    assertThat(order).containsExactly("a", "b");
    assertThat(failures)
        .containsExactly("clean-up Failing failed: java.lang.NoSuchMethodError: no such thing");
    assertThat(chain.clean(CleanupStep.Phase.AFTER_START, doomed)).isEmpty();
    assertThat(order).containsExactly("a", "b", "later");
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
    public int clean(Doomed gone) {
      order.add(name);
      return 1;
    }
  }

  private static final class Failing implements CleanupStep {
    @Override
    public Phase phase() {
      return Phase.BEFORE_START;
    }

    @Override
    public int clean(Doomed gone) {
      throw new NoSuchMethodError("no such thing");
    }
  }
}
