// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import dev.remain.loader.Captured;
import dev.remain.thread.Deadline;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class OneByOneTest {

  private static final Duration LONG = Duration.ofSeconds(50);

  @TempDir Path directory;
  private final Rig rig = new Rig();
  private final StopReport.Draft draft = new StopReport.Draft();
  private final Deque<OneByOne.End> left = new ConcurrentLinkedDeque<>();
  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
  private OneByOne ends;

  @BeforeEach
  void begin() {
    CompiledApp app = CompiledApp.in(directory).source("App", "public class App { }").compile();
    ends = new OneByOne(rig.code, rig.running(1, Captured.base(), app));
  }

  private List<String> end(Duration until) {
    Deadline end = Deadline.in(until);
    ends.end(left, () -> end, draft);
    return draft.report().notes();
  }

  private void add(String name) {
    left.add(
        turn -> {
          turn.ends(name);
          said.add(name);
        });
  }

  @Test
  void allEndInTheirOrder() {
    add("first");
    add("second");

    assertThat(end(LONG)).isEmpty();
    assertThat(said).containsExactly("first", "second");
  }

  @Test
  void whatHangsIsToldByItsNameAndGoesOnWithNothingOnceItIsInterrupted() throws Exception {
    left.add(
        turn -> {
          turn.ends("first");
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            said.add("first is passed by: " + turn.isPassedBy());
          }
        });
    left.add(
        turn -> {
          turn.ends("second");
          said.add("second is passed by: " + turn.isPassedBy());
        });

    List<String> notes = end(Duration.ZERO);

    assertThat(notes).hasSize(1);
    assertThat(notes.get(0)).startsWith("ending first did not end in time and was interrupted: ");
    assertThat(List.of(said.poll(50, TimeUnit.SECONDS), said.poll(50, TimeUnit.SECONDS)))
        .containsExactlyInAnyOrder("first is passed by: true", "second is passed by: false");
  }

  @Test
  void aMistakeIsToldAndTheRestEnds() {
    left.add(
        turn -> {
          turn.ends("first");
          throw new IllegalStateException("not now");
        });
    add("second");

    assertThat(end(LONG))
        .containsExactly("ending first threw java.lang.IllegalStateException: not now");
    assertThat(said).containsExactly("second");
  }

  @Test
  void afterThreeThatHangTheRestIsLeft() {
    for (String name : List.of("a", "b", "c", "d")) {
      left.add(
          turn -> {
            turn.ends(name);
            try {
              new CountDownLatch(1).await();
            } catch (InterruptedException e) {
              said.add(name);
            }
          });
    }

    assertThat(end(Duration.ZERO))
        .extracting(note -> note.substring(0, "ending a did not end in time".length()))
        .containsExactly(
            "ending a did not end in time",
            "ending b did not end in time",
            "ending c did not end in time");
    assertThat(left).hasSize(1);
  }
}
