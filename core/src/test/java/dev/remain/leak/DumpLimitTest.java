// SPDX-License-Identifier: Apache-2.0
package dev.remain.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DumpLimitTest {

  private static final long GIB = 1L << 30;

  private long used = GIB;

  private DumpLimit limit(HeapDumps wanted) {
    return new DumpLimit(wanted, () -> used);
  }

  @Test
  void aDumpOfASmallHeapIsTakenUnaskedEveryTenMinutes() {
    DumpLimit auto = limit(HeapDumps.AUTO);

    assertThat(auto.refusal()).isNull();
    assertThat(auto.nextNanos(seconds(5))).isEqualTo(seconds(5));
    auto.taken(seconds(5));
    assertThat(auto.nextNanos(seconds(6))).isEqualTo(seconds(605));
  }

  @Test
  void aDumpOfALargeHeapIsLeftToTheUser() {
    used = GIB * 3 / 2;

    assertThat(limit(HeapDumps.AUTO).refusal())
        .isEqualTo(
            new DumpLimit.Refusal(
                "1.5 GB of the heap are in use, which would take long to write",
                "heap-dump=always takes one all the same; --check-leaks looks in a run of its"
                    + " own"));
  }

  @Test
  void whoAsksAlwaysGetsOne() {
    DumpLimit always = limit(HeapDumps.ALWAYS);
    used = GIB * 3;

    assertThat(always.refusal()).isNull();
    always.taken(seconds(5));
    assertThat(always.nextNanos(seconds(6))).isEqualTo(seconds(6));
  }

  @Test
  void whoForbidsItGetsNone() {
    assertThat(limit(HeapDumps.NEVER).refusal())
        .isEqualTo(
            new DumpLimit.Refusal("heap-dump=never", "without heap-dump=never it can be named"));
  }

  private static long seconds(long number) {
    return TimeUnit.SECONDS.toNanos(number);
  }
}
