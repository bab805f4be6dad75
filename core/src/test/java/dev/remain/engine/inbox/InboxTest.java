// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.classpath.Baseline;
import dev.remain.classpath.ChangeSet;
import dev.remain.classpath.LiveFiles;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class InboxTest {

  private final Inbox inbox = new Inbox();

  @Test
  void messagesComeInOrder() throws InterruptedException {
    inbox.put(new Message.MainReturned(1));
    inbox.put(new Message.Ended(1));

    assertThat(inbox.take()).isEqualTo(new Message.MainReturned(1));
    assertThat(inbox.take()).isEqualTo(new Message.Ended(1));
  }

  @Test
  void noMessageIsLostWhileOthersAreTakenOutOfTurn() throws InterruptedException {
    int count = 5_000;
    Runnable asks =
        () -> {
          for (int i = 0; i < count; i++) {
            inbox.put(new Message.RestartWanted("try", false, i, List.of()));
            inbox.put(new Message.Ended(i));
          }
        };
    Thread first = new Thread(asks);
    Thread second = new Thread(asks);
    first.start();
    second.start();
    int ended = 0;
    while (ended < 2 * count) {
      Message message = inbox.take();
      if (message instanceof Message.RestartWanted wanted) {
        assertThat(inbox.withRestarts(wanted)).isNotNull();
      } else {
        ended++;
      }
    }
    first.join();
    second.join();

    assertThat(ended).isEqualTo(2 * count);
  }

  @Test
  void theNewestOfTheChangesFromABaselineIsTakenAndTheOthersGo() throws InterruptedException {
    Baseline now = baseline();
    Message.Changed newest = changed(now);
    inbox.put(changed(now));
    inbox.put(new Message.Ended(1));
    inbox.put(newest);

    assertThat(inbox.takeNewer(now)).isSameAs(newest);
    assertThat(inbox.takeNewer(now)).isNull();
    assertThat(inbox.take()).isEqualTo(new Message.Ended(1));
  }

  @Test
  void changesFromAnotherBaselineAreLeftEvenIfItIsEqual() throws InterruptedException {
    Message.Changed other = changed(baseline());
    inbox.put(other);

    assertThat(inbox.takeNewer(baseline())).isNull();
    assertThat(inbox.takeNewer(null)).isNull();
    assertThat(inbox.take()).isSameAs(other);
  }

  @Test
  void oneRestartIsForAllRequestsThatWait() throws InterruptedException {
    Message.RestartWanted first = new Message.RestartWanted("one", false, 0, List.of());
    inbox.put(new Message.Ended(1));
    inbox.put(new Message.RestartWanted("two", false, 0, List.of()));

    assertThat(inbox.withRestarts(first)).isEqualTo(first);

    assertThat(inbox.take()).isEqualTo(new Message.Ended(1));
    inbox.put(new Message.Ended(2));
    assertThat(inbox.take()).isEqualTo(new Message.Ended(2));
  }

  @Test
  void aRestartThatKeepsNothingIsForOthersToo() {
    Message.RestartWanted afresh = new Message.RestartWanted("two", true, 0, List.of());
    inbox.put(afresh);
    inbox.put(new Message.RestartWanted("three", true, 0, List.of()));

    assertThat(inbox.withRestarts(new Message.RestartWanted("one", false, 0, List.of())))
        .isEqualTo(afresh);
  }

  @Test
  void theEndIsSeenBehindOtherMessages() {
    inbox.put(new Message.Ended(1));
    assertThat(inbox.isClosing()).isFalse();

    inbox.put(new Message.Closing(new CountDownLatch(1)));

    assertThat(inbox.isClosing()).isTrue();
  }

  private static Message.Changed changed(Baseline against) {
    return new Message.Changed(new ChangeSet(List.of(), against, true, 0, false, 0), 0);
  }

  private static Baseline baseline() {
    return new Baseline(LiveFiles.of(List.of(), List.of()), Map.of());
  }
}
