// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.aftermath;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.event.ReloadEvent;
import dev.remain.teller.Teller;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InternalErrorsTest {

  private final List<String> told = new ArrayList<>();
  private final InternalErrors trouble =
      new InternalErrors(new Teller(event -> told.add(((ReloadEvent.Warned) event).sentence())));

  private static RuntimeException here(String message) {
    return new IllegalStateException(message);
  }

  @Test
  void tellsEachDifferentMistakeOnceWithItsTrace() {
    for (int i = 0; i < 3; i++) {
      trouble.accept(here("number " + i));
      trouble.accept(new NoClassDefFoundError("number " + i));
    }

    assertThat(told).hasSize(2);
    assertThat(told.get(0))
        .startsWith(
            "an error in Remain itself, please report it: java.lang.IllegalStateException:"
                + " number 0\n\tat dev.remain.engine.aftermath.InternalErrorsTest.here(InternalErrorsTest.java:");
    assertThat(told.get(1)).contains("java.lang.NoClassDefFoundError: number 0");
  }

  @Test
  void tellsAgainInALineWhereSomebodyWaits() {
    for (int i = 0; i < 3; i++) {
      trouble.tellEach(here("number " + i));
    }

    assertThat(told.subList(1, 3))
        .containsExactly(
            "the same error in Remain itself once more:"
                + " java.lang.IllegalStateException: number 1",
            "the same error in Remain itself once more:"
                + " java.lang.IllegalStateException: number 2");
  }

  @Test
  void survivesTheOneWhoIsToldAndTellsLater() {
    List<String> heard = new ArrayList<>();
    InternalErrors unheard =
        new InternalErrors(
            new Teller(
                event -> {
                  heard.add("told");
                  if (heard.size() == 1) {
                    throw new OutOfMemoryError("on purpose");
                  }
                }));

    for (int i = 0; i < 3; i++) {
      unheard.accept(here("number " + i));
    }

    assertThat(heard).hasSize(2);
  }
}
