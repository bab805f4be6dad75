// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ReserveTest {

  private int left = 20;
  private final Reserve reserve = new Reserve(this::open);

  private Closeable open() throws IOException {
    if (left == 0) {
      throw new IOException("too many open files, on purpose");
    }
    left--;
    return () -> left++;
  }

  @Test
  void holdsAFewDescriptors() {
    reserve.fill();
    reserve.fill();

    assertThat(left).isEqualTo(4);
    assertThat(reserve.give()).isFalse();
    assertThat(left).isEqualTo(4);
  }

  @Test
  void givesThemFreeOnceThereAreNoOthers() {
    reserve.fill();
    left = 0;
    assertThat(reserve.isExhausted()).isTrue();

    assertThat(reserve.give()).isTrue();

    assertThat(left).isEqualTo(16);
    assertThat(reserve.isExhausted()).isFalse();
    assertThat(reserve.give()).isFalse();
  }

  @Test
  void takesWhatThereIs() {
    left = 3;

    reserve.fill();

    assertThat(left).isZero();
    assertThat(reserve.give()).isTrue();
    assertThat(left).isEqualTo(3);
  }
}
