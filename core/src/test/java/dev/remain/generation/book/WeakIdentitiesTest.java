// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WeakIdentitiesTest {

  private final WeakIdentities<Integer> values = new WeakIdentities<>();

  private Set<Object> things() {
    Set<Object> things = ConcurrentHashMap.newKeySet();
    values.forEach((thing, value) -> things.add(thing));
    return things;
  }

  @Test
  void equalObjectsHaveAValueEach() {
    List<String> one = new ArrayList<>();
    List<String> other = new ArrayList<>();

    assertThat(values.get(one, () -> 1)).isEqualTo(1);
    one.add("changes its hash code");

    assertThat(values.get(other)).isNull();
    assertThat(values.get(other, () -> 2)).isEqualTo(2);
    assertThat(values.get(one, () -> 3)).isEqualTo(1);
    values.clear();
    assertThat(values.get(one)).isNull();
  }

  @Test
  void whatNobodyHoldsIsGone() {
    Object held = new Object();
    values.get(held, () -> 0);
    for (int i = 1; i < 100; i++) {
      values.get(new Object(), () -> 1);
    }
    do {
      System.gc();
    } while (things().size() > 1);

    assertThat(things()).containsExactly(held);
  }

  @Test
  void twoThreadsAgreeOnTheFirst() throws Exception {
    List<Object> things = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      things.add(new Object());
    }
    AtomicInteger next = new AtomicInteger();
    List<List<Integer>> seen = List.of(new ArrayList<>(), new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    for (List<Integer> own : seen) {
      Thread thread =
          new Thread(
              () -> {
                for (Object thing : things) {
                  own.add(values.get(thing, next::incrementAndGet));
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(seen.get(0)).isEqualTo(seen.get(1)).hasSize(things.size());
    assertThat(new HashSet<>(seen.get(0))).hasSize(things.size());
  }
}
