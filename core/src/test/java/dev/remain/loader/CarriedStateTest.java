// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class CarriedStateTest {

  private final CarriedState cargo = new CarriedState();
  private final Object carried = new Object();
  private final Object made = new Object();

  @Test
  void whoAsksWhileAnObjectIsFilledIsGivenThatOne() {
    assertThat(cargo.begin("key", carried)).isSameAs(carried);
    assertThat(cargo.object("key", () -> made)).isSameAs(carried);

    assertThat(cargo.begin("key", carried)).isSameAs(carried);
    cargo.put("key", carried);
    assertThat(cargo.object("key", () -> made)).isSameAs(carried);
    assertThat(cargo.objects(true)).containsExactly(java.util.Map.entry("key", carried));
  }

  @Test
  void allThreadsAreGivenTheSameObject() throws InterruptedException {
    for (int round = 0; round < 500; round++) {
      CarriedState own = new CarriedState();
      Set<Object> given = ConcurrentHashMap.newKeySet();
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        Thread thread = new Thread(() -> given.add(own.object("key", Object::new)));
        thread.start();
        threads.add(thread);
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(given).hasSize(1);
      assertThat(own.objects(false)).containsValue(given.iterator().next());
    }
  }

  @Test
  void whoHasAskedBeforeKeepsTheObjectWhichIsFilledInstead() {
    assertThat(cargo.object("key", () -> made)).isSameAs(made);

    assertThat(cargo.begin("key", carried)).isSameAs(made);
    cargo.put("key", carried);

    assertThat(cargo.object("key", () -> carried)).isSameAs(made);
    assertThat(cargo.objects(true)).containsExactly(java.util.Map.entry("key", made));
  }

  @Test
  void whatWasGivenUpIsNotGivenToAnybody() {
    cargo.begin("key", carried);

    cargo.abandon();
    cargo.begin("other", carried);

    assertThat(cargo.object("other", () -> made)).isSameAs(made);
    assertThat(cargo.object("key", () -> made)).isSameAs(made);
  }
}
