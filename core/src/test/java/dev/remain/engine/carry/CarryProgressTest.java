// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.carry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remain.event.ReloadEvent;
import dev.remain.state.carry.Copier;
import dev.remain.state.carry.type.NextTypes;
import dev.remain.teller.Teller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class CarryProgressTest {

  private final List<ReloadEvent> events = new ArrayList<>();
  private final Copier copier =
      new Copier(
          new NextTypes(loader -> false, CarryProgressTest.class.getClassLoader(), name -> null));
  private final CarryProgress progress =
      new CarryProgress(copier, 7, Duration.ofSeconds(10), new Teller(events::add));

  @Test
  void aCopyThatGetsOnIsWaitedForWithAWordEachTime() {
    copier.carry("a", "b", new Object[] {"c"});
    assertThat(progress.goesOn()).isTrue();
    copier.carry("a", "b", new Object[] {"c"});
    assertThat(progress.goesOn()).isTrue();

    assertThat(events)
        .extracting(event -> ((ReloadEvent.Warned) event).sentence())
        .containsExactly(
            "carrying has taken 10000 ms and gets on: it is waited for",
            "carrying has taken 20000 ms and gets on: it is waited for");
    assertThat(progress.arrives()).isTrue();
    assertThat(progress.goesOn()).isTrue();
  }

  @Test
  void oneThatStandsStillIsGivenUpAndEnds() {
    assertThat(progress.goesOn()).isFalse();

    assertThat(progress.arrives()).isFalse();
    assertThatThrownBy(() -> copier.carry("a", "b", new Object[] {"c"}))
        .isInstanceOf(CancellationException.class);
    assertThat(events).isEmpty();
  }

  @Test
  void itEitherArrivesOrIsGivenUp() throws Exception {
    for (int i = 0; i < 300; i++) {
      CarryProgress race =
          new CarryProgress(copier, 7, Duration.ofSeconds(10), new Teller(events::add));
      CyclicBarrier together = new CyclicBarrier(2);
      AtomicBoolean arrives = new AtomicBoolean();
      Thread copying =
          new Thread(
              () -> {
                try {
                  together.await();
                  arrives.set(race.arrives());
                } catch (Exception e) {
                  throw new AssertionError(e);
                }
              });
      copying.start();
      together.await();
      boolean isWaitedFor = race.goesOn();
      copying.join();

      assertThat(arrives.get()).isEqualTo(isWaitedFor);
    }
  }
}
