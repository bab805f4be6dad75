// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.GcAssert;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;

class BelongingsTest {

  private final Belongings belongings = new Belongings();

  @Test
  void theLatestComesFirstAndOnce() {
    List<String> things = List.of("first", "second", "third");
    things.forEach(thing -> belongings.add(thing, ended -> {}));

    assertThat(belongings.take())
        .extracting(Belongings.Belonging::thing)
        .containsExactly("third", "second", "first");
    assertThat(belongings.take()).isEmpty();
  }

  @Test
  void whatIsAddedWhileOthersAreTakenIsNotLost() throws Exception {
    int count = 100_000;
    List<Object> things = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      things.add(new Object());
    }
    Thread adding = new Thread(() -> things.forEach(thing -> belongings.add(thing, ended -> {})));
    adding.start();
    int taken = 0;
    while (adding.isAlive()) {
      taken += belongings.take().size();
    }
    taken += belongings.take().size();

    assertThat(taken).isEqualTo(count);
    assertThat(things).hasSize(count);
  }

  @Test
  void eachComesWithItsEnding() throws Exception {
    List<Object> ended = new ArrayList<>();
    belongings.add("kept", ended::add);
    AutoCloseable known = () -> ended.add("closed");
    belongings.add(known);

    for (Belongings.Belonging left : belongings.take()) {
      left.ending().end(left.thing());
    }

    assertThat(ended).containsExactly("closed", "kept");
  }

  @Test
  void whatTheProgramHasDroppedIsNobodys() {
    GcAssert.assertCollected(added(new byte[1]), "what was dropped");
    belongings.add("kept", thing -> {});

    assertThat(belongings.take()).extracting(Belongings.Belonging::thing).containsExactly("kept");
  }

  /** Its threads know only the executor within the one that the program has dropped. */
  @Test
  void whatGoesOnThoughDroppedIsKept() throws Exception {
    WeakReference<Object> executor = scheduled();

    GcAssert.assertHeld(executor, "an executor");

    List<Belongings.Belonging> left = belongings.take();
    assertThat(left).hasSize(1);
    left.get(0).ending().end(left.get(0).thing());
    assertThat(((ScheduledExecutorService) left.get(0).thing()).isShutdown()).isTrue();
  }

  private WeakReference<Object> scheduled() {
    return added(Executors.newSingleThreadScheduledExecutor());
  }

  private WeakReference<Object> added(Object thing) {
    belongings.add(thing);
    return new WeakReference<>(thing);
  }
}
