// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.classpath.ChangeSet;
import dev.remain.classpath.Root;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recorded builds, replayed event by event. */
class TraceReplayTest {

  private static final Duration AFTERWARDS = Duration.ofSeconds(20);
  private static final Duration LATER = Duration.ofSeconds(5);

  private final Rig rig = new Rig();

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "onefile, 1, *",
    "javac200_a, 1, *",
    "javac200_b, 1, *",
    "ecj200_2, 1, *",
    "ijlike, 1, *",
    "mvn_clean_2, 0, ''",
    "mvn_edit_1, 1, acme/p3/C70.class app.properties",
    "multi_clean_1, 0, ''"
  })
  void deliversEachRecordedBuildOnceWhenItIsOver(String name, int deliveries, String differing)
      throws IOException {
    RecordedBuild build = new RecordedBuild(rig, name, differing);
    rig.arm(Plans.events(build.roots()));
    rig.pass(LATER);

    build.replay();
    long last = rig.time.nanos();
    rig.pass(AFTERWARDS);

    assertThat(rig.delivered).hasSize(deliveries);
    for (long at : rig.deliveredAt) {
      assertThat(at).isGreaterThan(last);
      assertThat(rig.changes(0)).containsExactlyInAnyOrderElementsOf(build.modified());
      assertThat(rig.delivered.get(0).certain()).isTrue();
    }
    assertThat(build.unfinished()).as("the replay itself").isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "onefile, 2, *",
    "javac200_a, 2, *",
    "javac200_b, 2, *",
    "ecj200_2, 2, *",
    "ijlike, 1, *",
    "mvn_clean_2, 0, ''",
    "mvn_edit_1, 1, acme/p3/C70.class app.properties",
    "multi_clean_1, 0, ''"
  })
  void makesAtMostOneDeliveryMoreOfBuildAfterThreeSaves(String name, int atMost, String differing)
      throws IOException {
    RecordedBuild build = new RecordedBuild(rig, name, differing);
    rig.arm(Plans.events(build.roots()));
    rig.pass(LATER);
    for (Root root : build.roots()) {
      for (String value : List.of("1", "2", "3")) {
        assertThat(waitFor(build, root, value)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
      }
      assertThat(waitFor(build, root, "old")).isLessThan(Duration.ofMillis(60));
    }
    rig.forget();
    List<String> unfinished = new ArrayList<>();
    rig.atDelivery = () -> unfinished.addAll(build.unfinished());

    build.replay();
    rig.pass(AFTERWARDS);

    assertThat(rig.delivered).hasSizeLessThanOrEqualTo(atMost);
    assertThat(rig.delivered).allMatch(ChangeSet::certain);
    TreeSet<String> changes = new TreeSet<>();
    for (int i = 0; i < rig.delivered.size(); i++) {
      changes.addAll(rig.changes(i));
    }
    assertThat(changes).containsExactlyInAnyOrderElementsOf(build.modified());
    assertThat(unfinished).as("missing or in parts when something was delivered").isEmpty();
    if (rig.delivered.size() > 1) {
      assertThat(waitFor(build, build.roots()[0], "4"))
          .isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }
  }

  private Duration waitFor(RecordedBuild build, Root root, String value) {
    long saved = rig.time.nanos();
    build.save(root, value);
    rig.pass(LATER);
    return Duration.ofNanos(rig.deliveredAt.get(rig.deliveredAt.size() - 1) - saved);
  }
}
