// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeldRejectionTest {

  private static final long SECOND = 1_000_000_000L;

  private final HeldRejection held = new HeldRejection(Duration.ofSeconds(10));
  private final List<String> told = new ArrayList<>();

  @Test
  void isToldOnceWhenNothingHasFollowedInTime() {
    held.hold("why", 5 * SECOND);

    assertThat(held.left(6 * SECOND)).isEqualTo(Duration.ofSeconds(9));
    held.tell(14 * SECOND, told::add);
    assertThat(told).isEmpty();
    held.tell(15 * SECOND, told::add);
    held.tell(16 * SECOND, told::add);

    assertThat(told).containsExactly("why");
    assertThat(held.left(16 * SECOND)).isNull();
  }

  @Test
  void isNotToldWhenSomethingFollowed() {
    held.hold("why", 0);
    held.forget();

    held.tell(20 * SECOND, told::add);

    assertThat(told).isEmpty();
    assertThat(held.left(20 * SECOND)).isNull();
  }

  @Test
  void theNewestCounts() {
    held.hold("first", 0);
    held.hold("second", 8 * SECOND);

    held.tell(17 * SECOND, told::add);
    held.tell(18 * SECOND, told::add);

    assertThat(told).containsExactly("second");
  }
}
