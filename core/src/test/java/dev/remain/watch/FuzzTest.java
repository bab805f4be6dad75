// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.classpath.ChangeSet;
import dev.remain.classpath.Root;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Files in memory and a clock of its own: many more operations, and hints that are lost, doubled or
 * blurred. {@code -Dremain.fuzz.seed} is a setting.
 */
class FuzzTest {

  private static final long SEED = Long.getLong("remain.fuzz.seed", 20_261_122L);
  private static final int ROUNDS = 100;
  private static final int OPERATIONS_IN_ROUND = 20;

  /** Every so often three saves come first, so that the next burst may be waited for less. */
  private static final int ROUNDS_UNTIL_PROVEN = 4;

  private final Rig rig = new Rig();
  private final Random random = new Random(SEED);

  @ParameterizedTest(name = "{0} % lost, {1} % blurred")
  @CsvSource({"0, 0", "0, 30", "30, 10", "100, 0"})
  void convergesWhateverBecomesOfHints(int lost, int blurred) throws IOException {
    System.out.println("fuzz seed " + SEED);
    Root root = rig.root("/p/classes");
    Mischief mischief = new Mischief(SEED, root.path(), path -> hint(path, lost, blurred));
    mischief.settle();
    if (lost > 0) {
      mischief.beVisible();
    }
    ScanIntervals bounds = ScanIntervals.DEFAULT;
    rig.arm(Plans.events(root), bounds);

    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; round % ROUNDS_UNTIL_PROVEN == 0 && i < 3; i++) {
        mischief.settle();
        rig.pass(Duration.ofSeconds(3));
      }
      for (int i = 0; i < OPERATIONS_IN_ROUND; i++) {
        mischief.act();
        rig.pass(Duration.ofMillis(random.nextInt(10) == 0 ? random.nextInt(1_500) : 1));
      }
      mischief.settle();
      rig.pass(bounds.safetyLow().plusSeconds(20));

      assertThat(FuzzModel.in(rig.baseline(), root))
          .as("seed %d, round %d", SEED, round)
          .isEqualTo(FuzzModel.onDisk(root.path()));
    }
    for (ChangeSet set : rig.delivered) {
      assertThat(FuzzModel.incomplete(set)).isEmpty();
    }
  }

  private void hint(Path path, int lost, int blurred) {
    int dice = random.nextInt(100);
    if (dice < lost) {
      return;
    }
    if (dice < lost + blurred) {
      rig.source.lose(path.getParent());
    } else {
      rig.source.touch(path);
      if (dice % 7 == 0) {
        rig.source.touch(path);
      }
    }
  }
}
