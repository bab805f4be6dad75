// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remain.event.ReloadEvent;
import dev.remain.fixtures.CompiledApp;
import dev.remain.fixtures.Patience;
import dev.remain.generation.Generation;
import dev.remain.generation.GenerationPreparer;
import dev.remain.generation.MainMethod;
import dev.remain.generation.Preparation;
import dev.remain.loader.Captured;
import dev.remain.state.carry.Copier;
import dev.remain.state.carry.type.NextTypes;
import dev.remain.state.reloadable.Gate;
import dev.remain.teller.Teller;
import dev.remain.thread.Deadline;
import dev.remain.thread.RemainThreads;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class EmbeddedProgramTest {

  private static final String ANSWER =
      "public class Answer implements java.util.function.Supplier<Object> {"
          + " public Object get() { return \"one\"; } }";

  private static final Pattern NAME = Pattern.compile("class (\\w+)");

  @TempDir Path directory;
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final RemainThreads threads = new RemainThreads();
  private final EmbeddedProgram program =
      new EmbeddedProgram(
          threads,
          Duration.ofSeconds(20),
          new Teller(event -> told.add(((ReloadEvent.Warned) event).sentence())));

  @Test
  void proxiesChangeOverWhenTheNextGenerationIsEntered() throws Exception {
    Supplier<?> answer = begin(generation(1, ANSWER)).add(Supplier.class, "acme.Answer");
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
    Supplier<?> answer = begin(first).add(Supplier.class, "acme.Answer");
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
  void anObjectThatLostItsInterfaceIsRefusedBeforeAnythingChanges() throws Exception {
    Supplier<?> answer = begin(generation(1, ANSWER)).add(Supplier.class, "acme.Answer");

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

    assertThatThrownBy(() -> begin(generation(1, throwing)).add(Supplier.class, "acme.Answer"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("acme.Answer threw java.lang.IllegalStateException: no (Answer.java:1)");
  }

  @Test
  void aClassThatIsNotThereIsTheReason() {
    assertThatThrownBy(() -> begin(generation(1, ANSWER)).add(Supplier.class, "acme.Ghost"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("acme.Ghost threw java.lang.ClassNotFoundException: acme.Ghost");
  }

  /** What classes of generations and this test have in common. */
  private final Map<Object, Object> common = System.getProperties();

  @AfterEach
  void forget() {
    common.keySet().removeIf(key -> String.valueOf(key).startsWith("embedded."));
  }

  private static String supplier(String name, String constructor, String answer) {
    return "public class "
        + name
        + " implements java.util.function.Supplier<Object> { java.util.function.Supplier<?> inner;"
        + " public "
        + name
        + "() throws Exception { "
        + constructor
        + " } public Object get() { return "
        + answer
        + "; } }";
  }

  private static final String MAKES_INNER =
      "inner = (java.util.function.Supplier<?>) ((java.util.function.Supplier<?>)"
          + " System.getProperties().get(\"embedded.add\")).get();"
          + " System.getProperties().put(\"embedded.said\", inner.get());";

  @Test
  void anObjectAddedMeanwhileThatTheNextCannotMakeLeavesTheRunningOneAsItIs() throws Exception {
    begin(generation(1, ANSWER, supplier("B", "", "\"b\"")));
    Supplier<?> answer = program.add(Supplier.class, "acme.Answer");
    Generation second =
        generation(
            2,
            ANSWER.replace("one", "two"),
            supplier("B", "if (true) throw new IllegalStateException(\"no\");", "2"));
    program.find(second);
    Supplier<?> b = program.add(Supplier.class, "acme.B");

    assertThatThrownBy(() -> program.complete(second))
        .isInstanceOf(MainMethod.Unusable.class)
        .hasMessage("acme.B threw java.lang.IllegalStateException: no (B.java:1)");

    assertThat(answer.get()).isEqualTo("one");
    assertThat(b.get()).isEqualTo("b");
  }

  @Test
  void whatIsAddedMeanwhileIsMadeBeforeTheChange() throws Exception {
    begin(generation(1, ANSWER));
    Generation second = generation(2, ANSWER.replace("one", "two"));
    program.find(second);
    Supplier<?> late = program.add(Supplier.class, "acme.Answer");
    program.complete(second);
    program.start(second);

    assertThat(late.get()).isEqualTo("two");
  }

  @Test
  void whoAddsWhileObjectsOfTheNextAreMadeDoesNotWait() throws Exception {
    begin(generation(1, ANSWER));
    Supplier<?> answer = program.add(Supplier.class, "acme.Answer");
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    common.put("embedded.inside", inside);
    common.put("embedded.go", go);
    Generation second =
        generation(
            2,
            supplier(
                "Answer",
                "((java.util.concurrent.CountDownLatch)"
                    + " System.getProperties().get(\"embedded.inside\")).countDown();"
                    + " ((java.util.concurrent.CountDownLatch)"
                    + " System.getProperties().get(\"embedded.go\")).await();",
                "\"two\""));
    FutureTask<Void> finding =
        new FutureTask<>(
            () -> {
              program.find(second);
              return null;
            });
    new Thread(finding).start();
    inside.await();

    Supplier<?> another = program.add(Supplier.class, "acme.Answer");

    assertThat(another.get()).isEqualTo("one");
    go.countDown();
    finding.get();
    program.complete(second);
    program.start(second);
    assertThat(another.get()).isEqualTo("two");
    assertThat(answer.get()).isEqualTo("two");
  }

  @Test
  void whoAddsWhileTheGenerationsChangeIsGivenTheNextOnesObject() throws Exception {
    begin(generation(1, ANSWER));
    Generation second = generation(2, ANSWER.replace("one", "two"));
    program.find(second);
    program.complete(second);
    AtomicReference<Object> said = new AtomicReference<>();
    Thread host = new Thread(() -> said.set(program.add(Supplier.class, "acme.Answer").get()));
    host.start();
    Patience.await("it to wait", () -> host.getState() == Thread.State.TIMED_WAITING);

    program.start(second);

    host.join();
    assertThat(said).hasValue("two");
  }

  @Test
  void oneObjectThatACallOnItsWayAddedAndTheNextCannotMakeFailsAlone() throws Exception {
    begin(generation(1, ANSWER, supplier("B", "", "\"b\"")));
    Supplier<?> answer = program.add(Supplier.class, "acme.Answer");
    Generation second =
        generation(
            2,
            ANSWER.replace("one", "two"),
            supplier("B", "if (true) throw new IllegalStateException(\"no\");", "2"));
    Gate.Pin call = program.gate().pin();
    program.find(second);
    program.complete(second);
    Supplier<?> b = program.add(Supplier.class, "acme.B");
    assertThat(b.get()).isEqualTo("b");
    assertThat(program.hold(Deadline.in(Duration.ZERO))).isEqualTo(1);

    program.start(second);
    call.close();

    assertThat(answer.get()).isEqualTo("two");
    assertThatThrownBy(b::get)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "java.util.function.Supplier is served by no generation: acme.B threw"
                + " java.lang.IllegalStateException: no (B.java:1)");
    assertThat(told)
        .containsExactly(
            "acme.B threw java.lang.IllegalStateException: no (B.java:1): calls of its proxy fail"
                + " until that is mended");
  }

  @Test
  void aConstructorMayAskForAnotherProxyInEachGeneration() throws Exception {
    Supplier<Object> adds = () -> program.add(Supplier.class, "acme.Inner");
    common.put("embedded.add", adds);
    begin(
        generation(
            1,
            supplier("Outer", MAKES_INNER, "\"outer 1 of \" + inner.get()"),
            supplier("Inner", "", "\"inner 1\"")));
    Supplier<?> outer = program.add(Supplier.class, "acme.Outer");
    assertThat(outer.get()).isEqualTo("outer 1 of inner 1");

    for (int number = 2; number <= 3; number++) {
      Generation next =
          generation(
              number,
              supplier("Outer", MAKES_INNER, "\"outer " + number + " of \" + inner.get()"),
              supplier("Inner", "", "\"inner " + number + "\""));
      program.find(next);
      // The constructor has called it, and was answered by its own generation.
      assertThat(common.get("embedded.said")).isEqualTo("inner " + number);
      assertThat(outer.get()).isEqualTo("outer " + (number - 1) + " of inner " + (number - 1));
      program.complete(next);
      program.start(next);
      assertThat(outer.get()).isEqualTo("outer " + number + " of inner " + number);
    }

    Generation last = generation(4, supplier("Outer", "", "\"outer alone\""), "class Unrelated {}");
    program.find(last);
    program.complete(last);
    program.start(last);
    assertThat(outer.get()).isEqualTo("outer alone");
  }

  @Test
  void whereTheNextCannotBeStartedCallsFailAndSayWhy() throws Exception {
    begin(generation(1, ANSWER));
    Supplier<?> answer = program.add(Supplier.class, "acme.Answer");
    Generation second = generation(2, ANSWER.replace("one", "two"));
    program.find(second);
    program.complete(second);
    program.end("generation 2 could not be started");

    assertThatThrownBy(answer::get)
        .hasMessage(
            "java.util.function.Supplier is served by no generation: generation 2 could not be"
                + " started");
    assertThatThrownBy(() -> program.add(Supplier.class, "acme.Answer"))
        .hasMessage("generation 2 could not be started");

    Generation third = generation(3, ANSWER.replace("one", "three"));
    program.find(third);
    program.complete(third);
    program.start(third);
    assertThat(answer.get()).isEqualTo("three");
  }

  private EmbeddedProgram begin(Generation first) throws MainMethod.Unusable {
    program.find(first);
    program.start(first);
    return program;
  }

  private Generation generation(int number, String... sources) {
    CompiledApp app = CompiledApp.in(directory.resolve("g" + number));
    for (String source : sources) {
      app.source(
          "acme." + NAME.matcher(source).results().findFirst().orElseThrow().group(1), source);
    }
    app.compile();
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
