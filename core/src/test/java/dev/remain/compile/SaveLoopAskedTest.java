// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who asks when all that was saved is dealt with. */
class SaveLoopAskedTest extends Saves {

  private static final String CLASS = "app/target/classes/p/Greeter.class";

  private void start() {
    program.write(GREETER, greeter("int", "1"));
    program.build("app");
    program.start();
  }

  /** What had been published when whoever waits was told, in the order of asking. */
  private void ask(List<String> answers) {
    program.waiting.post(
        () -> answers.add(program.published.size() + " " + program.refused.size()));
  }

  @Test
  void whoAsksIsToldWhenAllThatWasSavedIsPublished() {
    start();
    List<String> answers = new ArrayList<>();
    ask(answers);
    program.run(10);
    program.writeUntold(GREETER, greeter("int", "2"));
    ask(answers);
    program.run(100);
    program.writeUntold(GREETER, greeter("int", "moood"));
    ask(answers);
    program.run(400);
    program.writeUntold(GREETER, greeter("int", "3"));
    ask(answers);
    program.run(400);

    assertThat(answers).containsExactly("0 0", "1 0", "1 1", "2 1");
    assertThat(program.mended).isEqualTo(1);
  }

  @Test
  void whoAsksWhileItIsProvenWaitsForThat() {
    List<String> answers = new ArrayList<>();
    ask(answers);
    start();
    assertThat(answers).containsExactly("0 0");
    assertThat(program.told).hasSize(1);
  }

  @Test
  void nobodyWaitsForABuildThatWasGivenUpAndASaveIsToldNotToBeCompiled() {
    start();
    program.delete(CLASS);
    program.run(100);
    List<String> answers = new ArrayList<>();
    ask(answers);
    program.run(9_000);
    assertThat(answers).isEmpty();
    program.run(2_000);
    assertThat(answers).containsExactly("0 0");
    for (int i = 2; i < 4; i++) {
      program.write(GREETER, greeter("int", String.valueOf(i)));
      program.run(300);
    }
    ask(answers);
    program.run(10);
    String unbuilt =
        "Greeter.java, since another compiler's build is unfinished: classes are"
            + " missing. Build once more, and saves are compiled again";
    assertThat(program.refused).containsExactly(unbuilt, unbuilt);
    assertThat(answers).hasSize(2);
    program.build("app");
    program.run(4_000);
    assertThat(program.mended).isEqualTo(1);
    program.write(GREETER, greeter("int", "9"));
    program.run(400);
    assertThat(program.published).hasSize(1);
  }

  @Test
  void nobodyWaitsWhereNothingIsCompiled() {
    program.write(GREETER, greeter("int", "1"));
    program.build("app");
    program.delete(GREETER);
    List<String> answers = new ArrayList<>();
    ask(answers);
    program.start();
    assertThat(answers).containsExactly("0 0");
  }
}
