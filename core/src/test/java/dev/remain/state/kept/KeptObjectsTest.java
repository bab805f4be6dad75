// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remain.fixtures.Patience;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class KeptObjectsTest {

  private final List<String> dropped = new CopyOnWriteArrayList<>();
  private final AtomicInteger made = new AtomicInteger();
  private volatile boolean isSlow;
  private final KeptObjects kept =
      new KeptObjects(
          new KeptObjects.Surroundings() {
            @Override
            public boolean isLive(ClassLoader loader) {
              return false;
            }

            @Override
            public void make(String key, Runnable factory) {
              Thread maker = new Thread(factory, "maker of " + key);
              maker.start();
              while (isSlow && maker.getState() == Thread.State.RUNNABLE) {
                Thread.onSpinWait(); // Who is made for waits only when the maker does.
              }
            }

            @Override
            public void drop(KeptObjects.Loss gone) {
              dropped.add(gone.key() + "=" + gone.value() + ": " + gone.reason());
            }
          });

  private String keep(String key, int generation, Object... dependencies) {
    return keep(key, generation, List.of(dependencies), () -> "made " + made.incrementAndGet());
  }

  private String keep(String key, int generation, List<?> dependencies, Callable<String> factory) {
    return kept.keep(new KeepRequest<>(key, String.class, dependencies, factory, generation));
  }

  @Test
  void laterGenerationsGetWhatTheFirstMade() {
    assertThat(keep("db", 1)).isEqualTo("made 1");
    assertThat(keep("db", 1)).isEqualTo("made 1");
    assertThat(keep("db", 2)).isEqualTo("made 1");
    assertThat(keep("other", 2)).isEqualTo("made 2");
    assertThat(dropped).isEmpty();
  }

  @Test
  void otherDependenciesMakeItAnewAndDropTheOldFirst() {
    keep("db", 1, "url", 7);
    keep("db", 2, "url", 7);
    String other = keep("db", 3, List.of("url", 8), () -> "made when dropped were " + dropped);

    assertThat(other)
        .isEqualTo("made when dropped were [db=made 1: its dependencies have changed]");
  }

  @Test
  void dependenciesMayBeNullAndAreCopied() {
    List<String> dependencies = new ArrayList<>(java.util.Arrays.asList("url", null));
    keep("db", 1, dependencies, () -> "made");
    dependencies.set(1, "user");

    assertThat(keep("db", 1, java.util.Arrays.asList("url", null), () -> "anew")).isEqualTo("made");
    assertThat(keep("db", 1, dependencies, () -> "anew")).isEqualTo("anew");
  }

  @Test
  void whatAGenerationHasNotAskedForGoesInReverseOrder() {
    keep("a", 1);
    keep("b", 1);
    keep("c", 1);
    keep("b", 2);

    kept.ended(2);

    assertThat(dropped)
        .containsExactly(
            "c=made 3: generation 2 has not asked for it",
            "a=made 1: generation 2 has not asked for it");
    assertThat(kept.entries()).extracting(KeptObjects.Entry::key).containsExactly("b");
    assertThat(keep("a", 3)).isEqualTo("made 4");
  }

  @Test
  void whatIsMadeFromAnotherGoesBeforeIt() {
    keep("outer", 1, List.of(), () -> "outer of " + keep("inner", 1));

    kept.dropAll("the program ends");

    assertThat(dropped)
        .containsExactly(
            "outer=outer of made 1: the program ends", "inner=made 1: the program ends");
    assertThat(kept.entries()).isEmpty();
  }

  @Test
  void whatOldLoadersDefinedGoesWithThem() {
    keep("text", 1);
    kept.keep(
        new KeepRequest<>("own", Object.class, List.of(), () -> new ArrayList<>(List.of(this)), 1));

    kept.replaced(loader -> loader == KeptObjectsTest.class.getClassLoader());

    assertThat(dropped)
        .singleElement()
        .asString()
        .startsWith("own=")
        .endsWith(
            ": dev.remain.state.kept.KeptObjectsTest in a java.util.ArrayList belongs to the base,"
                + " which is replaced");
    assertThat(keep("text", 2)).isEqualTo("made 1");
  }

  @Test
  void whatIsMadeOnABaseThatIsReplacedMeanwhileIsNotKept() throws Exception {
    CountDownLatch replaced = new CountDownLatch(1);
    AtomicReference<String> message = new AtomicReference<>();
    Thread asker =
        new Thread(
            () -> {
              try {
                keep("slow", 1, List.of(), () -> awaited(replaced, "too late"));
              } catch (IllegalStateException e) {
                message.set(e.getMessage());
              }
            });
    asker.start();
    Patience.await("the factory", () -> asker.getState() == Thread.State.WAITING);

    kept.replaced(loader -> true);
    replaced.countDown();
    asker.join();

    assertThat(message).hasValue("keep(\"slow\"): it was made for a base that has been replaced");
    assertThat(dropped)
        .containsExactly("slow=too late: it was made for a base that has been replaced");
    assertThat(keep("slow", 2)).isEqualTo("made 1");
  }

  private static String awaited(CountDownLatch latch, String value) throws InterruptedException {
    latch.await();
    return value;
  }

  @Test
  void manyThreadsAtOnceGetOneObject() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    List<String> got = new CopyOnWriteArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Thread thread =
          new Thread(
              () ->
                  got.add(
                      keep(
                          "db",
                          1,
                          List.of(),
                          () -> awaited(go, "made " + made.incrementAndGet()))));
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      Patience.await("it to wait", () -> thread.getState() == Thread.State.WAITING);
    }
    go.countDown();
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(got).hasSize(8).containsOnly("made 1");
  }

  @Test
  void theNextGenerationWaitsForTheFactoryOfTheLast() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    AtomicReference<String> interrupted = new AtomicReference<>();
    Thread first =
        new Thread(
            () -> {
              try {
                keep("slow", 1, List.of(), () -> awaited(go, "of generation 1"));
              } catch (IllegalStateException e) {
                interrupted.set(e.getMessage() + " " + Thread.interrupted());
              }
            });
    first.start();
    Patience.await("it to wait", () -> first.getState() == Thread.State.WAITING);
    first.interrupt();
    first.join();
    AtomicReference<String> second = new AtomicReference<>();
    Thread next = new Thread(() -> second.set(keep("slow", 2)));
    next.start();
    Patience.await("it to wait", () -> next.getState() == Thread.State.WAITING);
    go.countDown();
    next.join();

    assertThat(interrupted).hasValue("keep(\"slow\"): waiting for it was interrupted true");
    assertThat(second).hasValue("of generation 1");
    assertThat(made).hasValue(0);
  }

  @Test
  void aFactoryThatThrowsMakesNothingAndTheNextTryMay() {
    IllegalArgumentException own = new IllegalArgumentException("no such user");
    assertThatThrownBy(
            () ->
                keep(
                    "db",
                    1,
                    List.of(),
                    () -> {
                      throw own;
                    }))
        .isSameAs(own);
    assertThatThrownBy(
            () ->
                keep(
                    "db",
                    1,
                    List.of(),
                    () -> {
                      throw new IOException("no disk");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("keep(\"db\"): its factory threw java.io.IOException: no disk")
        .hasCauseInstanceOf(IOException.class);
    assertThatThrownBy(
            () ->
                keep(
                    "db",
                    1,
                    List.of(),
                    () -> {
                      throw new StackOverflowError();
                    }))
        .isInstanceOf(StackOverflowError.class);

    assertThat(keep("db", 1)).isEqualTo("made 1");
  }

  @Test
  void whoWaitedForAFactoryThatThrewTriesTheirOwn() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    Thread first =
        new Thread(
            () ->
                assertThatThrownBy(
                    () ->
                        keep(
                            "db",
                            1,
                            List.of(),
                            () -> {
                              go.await();
                              throw new IOException();
                            })));
    first.start();
    Patience.await("it to wait", () -> first.getState() == Thread.State.WAITING);
    AtomicReference<String> got = new AtomicReference<>();
    Thread second = new Thread(() -> got.set(keep("db", 1)));
    second.start();
    Patience.await("it to wait", () -> second.getState() == Thread.State.WAITING);
    go.countDown();
    first.join();
    second.join();

    assertThat(got).hasValue("made 1");
  }

  @Test
  void nothingIsNoObject() {
    assertThatThrownBy(() -> keep("db", 1, List.of(), () -> null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("keep(\"db\"): its factory answered null");
  }

  @Test
  void aKeyHasOneType() {
    keep("db", 1);

    assertThatThrownBy(
            () -> kept.keep(new KeepRequest<>("db", Integer.class, List.of(), () -> 1, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "keep(\"db\"): it is kept as java.lang.String, which is no java.lang.Integer: use"
                + " another key");
    assertThat(keep("db", 1)).isEqualTo("made 1");
  }

  @Test
  void whatIsNeededToMakeItselfIsRefused() {
    assertThatThrownBy(() -> keep("a", 1, List.of(), () -> keep("a", 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("keep(\"a\"): it can never be made, since \"a\" is made from \"a\"");
    assertThatThrownBy(
            () ->
                keep(
                    "a",
                    1,
                    List.of(),
                    () ->
                        keep("b", 1, List.of(), () -> keep("c", 1, List.of(), () -> keep("a", 1)))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "keep(\"a\"): it can never be made, since \"a\" is made from \"b\", and \"b\" is made"
                + " from \"c\", and \"c\" is made from \"a\"");
    assertThat(kept.entries()).isEmpty();
  }

  @Test
  void whoClosesACycleIsRefusedHoweverSlowTheOthersAre() {
    isSlow = true;
    for (int i = 0; i < 20; i++) {
      whatIsNeededToMakeItselfIsRefused();
    }
  }

  @Test
  void twoThatNeedEachOtherOnTwoThreadsAreRefused() throws Exception {
    CountDownLatch both = new CountDownLatch(2);
    List<String> messages = new CopyOnWriteArrayList<>();
    Thread first = new Thread(() -> messages.add(answer("a", "b", both)));
    Thread second = new Thread(() -> messages.add(answer("b", "a", both)));
    first.start();
    second.start();
    first.join();
    second.join();

    assertThat(messages).hasSize(2).contains("own");
    assertThat(messages).anyMatch(text -> text.contains("): it can never be made, since \""));
  }

  /** The one that is refused lets the other try its own factory. */
  private String answer(String key, String other, CountDownLatch both) {
    try {
      return keep(
          key,
          1,
          List.of(),
          () -> {
            both.countDown();
            both.await();
            return keep(other, 1, List.of(), () -> "own");
          });
    } catch (IllegalStateException e) {
      return e.getMessage();
    }
  }

  @Test
  void whereFactoriesCannotRunTheCallerIsTold() {
    KeptObjects without =
        new KeptObjects(
            new KeptObjects.Surroundings() {
              @Override
              public boolean isLive(ClassLoader loader) {
                return false;
              }

              @Override
              public void make(String key, Runnable factory) {
                throw new OutOfMemoryError("unable to create native thread");
              }

              @Override
              public void drop(KeptObjects.Loss gone) {}
            });

    assertThatThrownBy(
            () -> without.keep(new KeepRequest<>("db", String.class, List.of(), () -> "made", 1)))
        .isInstanceOf(OutOfMemoryError.class);
  }
}
