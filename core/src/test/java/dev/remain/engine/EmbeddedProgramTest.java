// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remain.fixtures.CompiledApp;
import dev.remain.generation.Generation;
import dev.remain.generation.GenerationPreparer;
import dev.remain.generation.MainMethod;
import dev.remain.generation.Preparation;
import dev.remain.loader.Captured;
import dev.remain.state.carry.Copier;
import dev.remain.state.carry.NextTypes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedProgramTest {

  private static final String ANSWER =
      "public class Answer implements java.util.function.Supplier<Object> {"
          + " public Object get() { return \"one\"; } }";

  @TempDir Path directory;
  private final RemainThreads threads = new RemainThreads();
  private final EmbeddedProgram program =
      new EmbeddedProgram(threads, Duration.ofSeconds(20), event -> {});

  @Test
  void proxiesChangeOverWhenTheNextGenerationIsEntered() throws Exception {
    Supplier<?> answer = program.add(generation(1, ANSWER), Supplier.class, "acme.Answer");
    assertThat(answer.get()).isEqualTo("one");

    Generation second = generation(2, ANSWER.replace("one", "two"));
    program.find(second);
    assertThat(answer.get()).isEqualTo("one");
    program.start(second);

    assertThat(answer.get()).isEqualTo("two");
    assertThat(second.state()).isEqualTo(Generation.State.RUNNING);
  }

  @Test
  void theStateOfAMarkedTargetIsCarriedIntoTheOneThatTakesItsPlace() throws Exception {
    String source =
        "public class Answer implements java.util.function.Supplier<Object> { int n;"
            + " public Object get() { return \"one \" + ++n; }"
            + " @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)"
            + " @interface Carried {} }";
    Generation first = generation(1, source);
    Supplier<?> answer = program.add(first, Supplier.class, "acme.Answer");
    assertThat(answer.get()).isEqualTo("one 1");
    assertThat(answer.get()).isEqualTo("one 2");

    Generation second = generation(2, "@Answer.Carried " + source.replace("one", "two"));
    program.find(second);
    assertThat(program.carries()).isTrue();
    program.carry(new Copier(new NextTypes(first.loader()::equals, second.loader(), name -> null)));
    program.start(second);

    assertThat(answer.get()).isEqualTo("two 3");
  }

  @Test
  void anObjectThatLostItsInterfaceIsRefusedBeforeAnythingChanges() {
    Supplier<?> answer = program.add(generation(1, ANSWER), Supplier.class, "acme.Answer");

    assertThatThrownBy(() -> program.find(generation(2, "public class Answer {}")))
        .isInstanceOf(MainMethod.Unusable.class)
        .hasMessage(
            "acme.Answer does not implement java.util.function.Supplier of the running program");
    assertThat(answer.get()).isEqualTo("one");
  }

  @Test
  void aConstructorThatThrowsIsTheReason() {
    String throwing =
        "public class Answer { public Answer() { throw new IllegalStateException(\"no\"); } }";

    assertThatThrownBy(() -> program.add(generation(1, throwing), Supplier.class, "acme.Answer"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("acme.Answer threw java.lang.IllegalStateException: no (Answer.java:1)");
  }

  @Test
  void aClassThatIsNotThereIsTheReason() {
    assertThatThrownBy(() -> program.add(generation(1, ANSWER), Supplier.class, "acme.Ghost"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("acme.Ghost threw java.lang.ClassNotFoundException: acme.Ghost");
  }

  private Generation generation(int number, String source) {
    CompiledApp app =
        CompiledApp.in(directory.resolve("g" + number)).source("acme.Answer", source).compile();
    Preparation ready =
        new GenerationPreparer(threads.parent(), generation -> {})
            .prepare(
                new Preparation.Request(
                    number,
                    Captured.base(),
                    Captured.content(Captured.of(Captured.directory(app.classes()))),
                    null));
    return ((Preparation.Ready) ready).generation();
  }
}
