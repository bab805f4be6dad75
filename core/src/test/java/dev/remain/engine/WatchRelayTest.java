// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.engine.inbox.Inbox;
import dev.remain.event.ReloadEvent;
import dev.remain.event.Status;
import dev.remain.teller.Teller;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchRelayTest {

  private final List<ReloadEvent> events = new ArrayList<>();
  private final StatusBoard board = new StatusBoard(() -> 0, List::of);
  private final WatchRelay relay = new WatchRelay(new Inbox(), board, new Teller(events::add));

  private String told() {
    return ((ReloadEvent.Holding) events.get(0)).reason();
  }

  @Test
  void aFailedBuildIsToldWithWhatStillRuns() {
    board.entered(3, true);

    relay.stuck("8 of 8 classes are missing in target/classes");

    assertThat(told())
        .isEqualTo(
            "the build seems to have failed: 8 of 8 classes are missing in target/classes\n"
                + "still running gen 3: mend it and build again");
  }

  @Test
  void aFailedBuildIsAProblemUntilItIsMended() {
    board.entered(3, true);
    board.notCompiled("A.java:1: an older error");
    relay.holding("8 of 8 classes are missing in target/classes (a build at work?)");
    relay.stuck("8 of 8 classes are missing in target/classes");

    assertThat(board.read().problem())
        .isEqualTo(
            "the build seems to have failed: 8 of 8 classes are missing in target/classes: mend it"
                + " and build again");
    relay.mended();
    assertThat(board.read().problem()).isEqualTo("A.java:1: an older error");
    assertThat(board.read().waiting()).isEmpty();
  }

  @Test
  void itIsToldThatNothingRuns() {
    board.entered(3, true);
    board.ended(Status.State.FAILED, "problem");

    relay.stuck("acme.App, the main class, is missing");

    assertThat(told()).endsWith("\nnothing is running: mend it and build again");
  }
}
