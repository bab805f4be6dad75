// SPDX-License-Identifier: Apache-2.0
package dev.remain.woven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlotTest {

  private final FakeReceiver receiver = FakeReceiver.install();
  private final List<String> installed = new ArrayList<>();
  private final Slot<String> slot = new Slot<>();

  @AfterEach
  void putBack() {
    receiver.close();
  }

  @Test
  void theJdkIsGivenSomethingOnceForAllGenerations() {
    slot.set("first", () -> installed.add("asks"));
    assertThat(slot.isTaken()).isTrue();
    assertThat(slot.value()).isEqualTo("first");

    receiver.removeAll();
    assertThat(slot.isTaken()).isFalse();
    assertThat(slot.value()).isNull();

    slot.set("second", () -> installed.add("asks"));
    assertThat(slot.value()).isEqualTo("second");
    assertThat(installed).containsExactly("asks");
  }

  @Test
  void theEndOfOneLeavesWhatTheNextHasSet() {
    slot.set("first", () -> {});
    slot.set("second", () -> {});

    receiver.removeFirst();

    assertThat(slot.value()).isEqualTo("second");
  }

  @Test
  void whatTheJdkRefusesIsNotSet() {
    Runnable refused =
        () -> {
          throw new Error("factory already defined");
        };

    assertThatThrownBy(() -> slot.set("first", refused)).hasMessage("factory already defined");

    assertThat(slot.isTaken()).isFalse();
    slot.set("second", () -> installed.add("asks"));
    assertThat(installed).containsExactly("asks");
  }
}
