// SPDX-License-Identifier: Apache-2.0
package dev.remain.leak.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remain.fixtures.CompiledApp;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HolderTest {

  @TempDir Path directory;

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
    "java.lang.System.props, take the object out of the system properties",
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

    assertThat(holder.advice(name -> null)).isEqualTo(advice);
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

    assertThat(holder.advice(name -> null)).isEqualTo("clear lib.House.GUESTS in a stop hook");
  }

  @Test
  void advisesNobodyToClearAFieldOfTheJdk() {
    String field = "java.lang.runtime.ObjectMethods.OBJECT_EQ";
    Holder holder =
        new Holder("g-1", Holder.Kind.STRONG, List.of(field, "acme.App"), List.of(field), true);

    assertThat(holder.advice(name -> null))
        .isEqualTo("it is the JDK's own: report it, so that Remain cleans it up");
  }

  @Test
  void aLibraryInAPackageLikeTheJdksIsNotTheJdk() {
    for (String field : List.of("javax.acme.Registry.GUESTS", "com.sun.acme.Registry.GUESTS")) {
      Holder holder =
          new Holder("g-1", Holder.Kind.STRONG, List.of(field, "acme.App"), List.of(field));

      assertThat(holder.advice(name -> null)).isEqualTo("clear " + field + " in a stop hook");
    }
  }

  /** A library. */
  public static final class Open {
    public static final List<Object> GUESTS = new ArrayList<>();
    private static final List<Object> MORE = new ArrayList<>();

    public static void clearAll() {
      MORE.clear();
    }
  }

  /** A library that lets nobody clear it. */
  static final class Closed {
    static final List<Object> GUESTS = new ArrayList<>();
  }

  @Test
  void advisesOnlyWhatCanBeFollowed() throws Exception {
    String open = Open.class.getName();
    String closed = Closed.class.getName();
    Function<String, Class<?>> lasting = name -> name.equals(open) ? Open.class : Closed.class;
    Path jar =
        CompiledApp.in(directory)
            .source("lib.Closed", "class Closed { static Object guest; }")
            .compile()
            .jar()
            .writeTo(directory.resolve("lib-1.2.jar"));

    assertThat(strong("g-1", open + ".GUESTS", "acme.App").advice(lasting))
        .isEqualTo("clear " + open + ".GUESTS in a stop hook");
    assertThat(strong("g-1", open + ".MORE", "acme.App").advice(lasting))
        .isEqualTo("call " + open + ".clearAll() in a stop hook");
    assertThat(strong("g-1", closed + ".GUESTS", "acme.App").advice(lasting))
        .isEqualTo("it is a private field of a library");
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
      Class<?> inJar = loader.loadClass("lib.Closed");
      assertThat(strong("g-1", "lib.Closed.guest", "acme.App").advice(name -> inJar))
          .isEqualTo(
              "it is a private field of a library: load that anew with each generation"
                  + " (live=lib-1.2.jar)");
    }
  }

  @Test
  void anExceptionThatIsMadeOnceDoesNotGrow() {
    String field = "lib.Trace.OUT_OF_MEMORY";
    Holder holder =
        new Holder(
            "g-1",
            Holder.Kind.STRONG,
            List.of(field, "java.lang.Throwable.backtrace", "acme.App"),
            List.of(field, "java.lang.Throwable.backtrace", "[]"));

    assertThat(holder.advice(name -> null))
        .isEqualTo(
            "it is the trace of an exception that is made once: it holds this one only, and does"
                + " not grow");
  }

  @Test
  void linksFromNodeToNodeDoNotMakeAnotherLeak() {
    String one = strong("g-1", "lib.Recent.first", "lib.Node.key", "class acme.App").fingerprint();

    assertThat(
            List.of(
                strong(
                    "g-2", "lib.Recent.first", "lib.Node.next", "lib.Node.key", "class acme.App"),
                strong(
                    "g-3",
                    "lib.Recent.last",
                    "lib.Node.left",
                    "lib.Node.right",
                    "lib.Node.left",
                    "lib.Node.key",
                    "class acme.App"),
                strong(
                    "g-4",
                    "lib.Recent.last",
                    "lib.Node.children",
                    "lib.Children.items",
                    "lib.Node.children",
                    "lib.Children.items",
                    "lib.Node.key",
                    "class acme.App")))
        .extracting(Holder::fingerprint)
        .containsOnly(one);
    assertThat(strong("g-1", "lib.Recent.other", "lib.Node.key", "class acme.App").fingerprint())
        .isNotEqualTo(one);
    assertThat(strong("g-1", "lib.Recent.first", "lib.Node.value", "class acme.App").fingerprint())
        .isNotEqualTo(one);
  }

  @Test
  void saysWhatWasLookedAtInVain() {
    assertThat(new Holder("g-1", Holder.Kind.NONE, List.of(), List.of()).advice(name -> null))
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
    assertThat(holder.advice(name -> null)).isEqualTo("ask for it");
    assertThat(holder.fingerprint())
        .isEqualTo(unsearched("1.6 GB are in use", "ask for it").fingerprint());
  }

  private static Holder unsearched(String reason, String remedy) {
    return new Holder("g-1", Holder.Kind.UNSEARCHED, List.of(reason, remedy), List.of());
  }

  @Test
  void advisesNothingOnWhatItDoesNotKnow() {
    assertThat(strong("g-1", "a root of unknown kind", "acme.App").advice(name -> null)).isEmpty();
    assertThat(strong("g-1").advice(name -> null)).isEmpty();
  }
}
