// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.event.ReloadEvent;
import dev.remain.fixtures.Patience;
import dev.remain.generation.StandardInput;
import dev.remain.keys.Keys;
import dev.remain.report.ConsoleReporter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What follows when somebody types. */
class EngineKeysTest extends RunningEngine {

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private StandardInput.Keys keys;

  @BeforeEach
  void begin() {
    start();
    awaitSaid("one in argument");
    ConsoleReporter console = new ConsoleReporter(new PrintStream(said, true), false, false);
    keys = new Keys(engine, null, console, threads, left::set);
  }

  private void says(String text) {
    Patience.await(text + " in " + said, () -> said.toString().contains(text));
  }

  @Test
  void restartsAndGoesBack() {
    assertThat(keys.take("r", false)).isTrue();
    await(ReloadEvent.Started.class, 2);
    assertThat(keys.take("R", false)).isTrue();
    await(ReloadEvent.Started.class, 3);
    assertThat(last(ReloadEvent.Started.class).cause()).isEqualTo("full restart: asked for");
    assertThat(keys.take("b", false)).isTrue();
    says("[remain] there is no earlier program on the same jars that ran well");
  }

  @Test
  void saysWhatRunsAndWhatIsWrong() {
    assertThat(keys.take("s", false)).isTrue();
    says("[remain] gen 1 is running for ");
    assertThat(keys.take("e", false)).isTrue();
    says("[remain] no errors");
    assertThat(keys.take("o", false)).isTrue();
    says("front=8080 makes it so");
    assertThat(keys.take("h", false)).isTrue();
    says("[remain] keys, each followed by Enter:\n           r  restart\n");
    assertThat(keys.take("c", false)).isTrue();
    says("\u001b[H\u001b[2J");
  }

  @Test
  void pausesAndGoesOn() {
    assertThat(keys.take("p", false)).isTrue();
    says("[remain] paused: changes wait until resume (p again)");
    assertThat(keys.take("p", false)).isTrue();
    says("[remain] going on");
  }

  @Test
  void quitsWithZero() {
    assertThat(keys.take("q", false)).isTrue();
    Patience.await("the end", () -> left.get() == 0);
  }

  @Test
  void whatIsNoKeyIsThePrograms() {
    assertThat(keys.take("", false)).isFalse();
    assertThat(keys.take("rr", false)).isFalse();
    assertThat(keys.take("x", false)).isFalse();
    assertThat(keys.take("::r", true)).isFalse();
    assertThat(keys.take("r", true)).isFalse();
    assertThat(keys.take("r", true)).isFalse();
    assertThat(said)
        .hasToString("[remain] \"r\" is kept for the program, which reads input: type :r\n");
    assertThat(keys.take(":h", true)).isTrue();
    says("  :r  restart");
  }
}
