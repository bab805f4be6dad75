// SPDX-License-Identifier: Apache-2.0
package dev.remain.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HolderTest {

  private static Holder strong(String loader, String... path) {
    return new Holder(loader, Holder.Kind.STRONG, List.of(path), List.of());
  }

  @Test
  void leavesOutTheMiddleOfLongPaths() {
    assertThat(strong("g-1", "a", "b", "c", "d", "e", "f").words())
        .isEqualTo("a > b > c > d > e > f");
    assertThat(strong("g-1", "a", "b", "c", "d", "e", "f", "g").words())
        .isEqualTo("a > b > c > ... > f > g");
  }

  @Test
  void theSameLeakHasTheSameFingerprint() {
    Holder first = strong("g-1", "thread \"pool-1-thread-1\" (running)", "acme.Pool.task");
    Holder second = strong("g-2", "thread \"pool-12-thread-3\" (running)", "acme.Pool.task");
    Holder other = strong("g-2", "thread \"pool-12-thread-3\" (running)", "acme.Pool.task2");

    assertThat(first.fingerprint()).hasSize(12).isEqualTo(second.fingerprint());
    assertThat(other.fingerprint()).isNotEqualTo(second.fingerprint());
  }

  @Test
  void aLineHoldsAllOfIt() {
    Holder holder =
        new Holder(
            "g-1",
            Holder.Kind.SOFT,
            List.of("thread \"a\tb\nc\fd\u00e9\" (running)", "acme.App"),
            List.of("acme.Cache.map", "[]"));

    assertThat(holder.path().get(0)).isEqualTo("thread \"a b c d\u00e9\" (running)");
    assertThat(Holder.parse(holder.toLine())).isEqualTo(holder);

    Holder gone = new Holder("g-1", Holder.Kind.GONE, List.of(), List.of());
    assertThat(Holder.parse(gone.toLine())).isEqualTo(gone);
    assertThatThrownBy(() -> Holder.parse("Error: x")).hasMessage("not an answer: Error: x");
  }

  @ParameterizedTest
  @CsvSource({
    "java.lang.ApplicationShutdownHooks.hooks, remove the shutdown hook",
    "java.sql.DriverManager.registeredDrivers, deregister the JDBC driver in a stop hook",
    "com.sun.jmx.mbeanserver.NamedObject.object, unregister the MBean in a stop hook",
    "java.util.logging.Logger$ConfigurationData.handlers, remove the log handler in a stop hook",
    "java.util.concurrent.ThreadPoolExecutor$Worker.this$0, shut the executor down in a stop hook",
    "jdk.internal.ref.PhantomCleanable.list, clean what was registered with the cleaner",
  })
  void advisesOnWellKnownHolders(String step, String advice) {
    Holder holder =
        new Holder(
            "g-1",
            Holder.Kind.STRONG,
            List.of("thread \"a\" (running)", "acme.App"),
            List.of("acme.Base.field", step));

    assertThat(holder.advice()).isEqualTo(advice);
  }

  @Test
  void advisesOnTheHolderAndNotOnTheWayToIt() {
    Holder holder =
        new Holder(
            "g-1",
            Holder.Kind.STRONG,
            List.of("lib.House.GUESTS", "acme.App"),
            List.of(
                "java.lang.Thread.contextClassLoader",
                "lib.House.GUESTS",
                "java.util.ArrayList.elementData",
                "[]"));

    assertThat(holder.advice()).isEqualTo("clear lib.House.GUESTS in a stop hook");
  }

  @Test
  void saysWhatWasLookedAtInVain() {
    assertThat(new Holder("g-1", Holder.Kind.NONE, List.of(), List.of()).advice())
        .isEqualTo(
            "looked at: stacks, classes and context loaders of all threads; in a heap dump every"
                + " strong and soft reference, and the class-value maps");
  }

  @Test
  void saysWhyThereWasNoDump() {
    Holder holder = unsearched("1.5 GB are in use", "ask for it");

    assertThat(holder.words())
        .isEqualTo(
            "something that no thread shows, and no heap dump was searched: 1.5 GB are in use");
    assertThat(holder.advice()).isEqualTo("ask for it");
    assertThat(holder.fingerprint())
        .isEqualTo(unsearched("1.6 GB are in use", "ask for it").fingerprint());
  }

  private static Holder unsearched(String reason, String remedy) {
    return new Holder("g-1", Holder.Kind.UNSEARCHED, List.of(reason, remedy), List.of());
  }

  @Test
  void advisesNothingOnWhatItDoesNotKnow() {
    assertThat(strong("g-1", "a root of unknown kind", "acme.App").advice()).isEmpty();
    assertThat(strong("g-1").advice()).isEmpty();
  }
}
