// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is the program's own of what libraries gave it. */
@Timeout(60)
class LibraryOwnTest extends LibraryRig {

  @Test
  void whatAStaticFieldHoldsIsEverybodys() {
    run(
        "lib.Shared.direct(); lib.Shared.within(); lib.Shared.referred(); lib.Shared.registered();",
        "lib.Shared",
        """
        import java.util.*;
        import java.util.concurrent.atomic.*;
        public class Shared {
          static Shared direct;
          static class Lazy { Shared shared; }
          static final Lazy LAZY = new Lazy();
          static final AtomicReference<Shared> REFERRED = new AtomicReference<>();
          static final Map<String, Shared> REGISTERED = new HashMap<>();
          final String name;
          Shared(String name) { this.name = name; new Thread(() -> {}); }
          public static Shared direct() { return direct = new Shared("direct"); }
          public static Shared within() { return LAZY.shared = new Shared("within"); }
          public static Shared referred() { REFERRED.set(new Shared("referred")); return REFERRED.get(); }
          public static Shared registered() {
            return REGISTERED.computeIfAbsent("a", key -> new Shared("registered"));
          }
          public void stop() { Log.ENDED.add(name); }
        }
        """);

    stop();

    assertThat(ended()).containsExactly("registered");
  }

  @Test
  void whatIsKeptAndItsPartsAreLeft() throws Exception {
    run(
        "App.kept = new lib.Whole(); App.kept.part();",
        "lib.Whole",
        """
        public class Whole {
          private final Part part = new Part();
          public Part part() { return part; }
          public Whole() { new Thread(() -> {}); }
          public void stop() { Log.ENDED.add("whole"); }
          public static class Part {
            Part() { new Thread(() -> {}); }
            public void stop() { Log.ENDED.add("part"); }
          }
        }
        """);
    kept.add(generation.loader().loadClass("app.App").getField("kept").get(null));

    stop();

    assertThat(ended()).isEmpty();
  }

  @Test
  void whatAKeptObjectOpensInACallOfTheGenerationIsLeft() throws Exception {
    run(
        "App.kept = new lib.Whole(); App.kept.open(); new lib.Whole().open();",
        "lib.Whole",
        """
        public class Whole {
          public static final java.util.List<java.net.ServerSocket> ALL = new java.util.ArrayList<>();
          private java.net.ServerSocket socket;
          public void open() throws Exception { socket = new java.net.ServerSocket(0); ALL.add(socket); }
        }
        """);
    kept.add(generation.loader().loadClass("app.App").getField("kept").get(null));

    stop();

    List<?> all = (List<?>) base.loadClass("lib.Whole").getField("ALL").get(null);
    try (ServerSocket ofKept = (ServerSocket) all.get(0);
        ServerSocket other = (ServerSocket) all.get(1)) {
      assertThat(ofKept.isClosed()).isFalse();
      assertThat(other.isClosed()).isTrue();
    }
  }

  @Test
  void aTaskThatWaitsInAKeptExecutorEndsAndTheExecutorGoesOn() throws Exception {
    run(
        "App.kept = new lib.Whole(); App.kept.pool.schedule(() -> {}, 1,"
            + " java.util.concurrent.TimeUnit.HOURS);",
        "lib.Whole",
        """
        public class Whole {
          public final java.util.concurrent.ScheduledThreadPoolExecutor pool =
              new java.util.concurrent.ScheduledThreadPoolExecutor(1);
        }
        """);
    Object whole = generation.loader().loadClass("app.App").getField("kept").get(null);
    kept.add(whole);
    var pool = (ScheduledThreadPoolExecutor) whole.getClass().getField("pool").get(whole);

    List<Runnable> tasks = List.copyOf(pool.getQueue());

    stop();

    assertThat(pool.isShutdown()).isFalse();
    assertThat(tasks)
        .singleElement()
        .satisfies(task -> assertThat(((Future<?>) task).isCancelled()).isTrue());
    pool.shutdownNow();
  }

  @Test
  void whatAnotherAnswersThatLeadsToItIsItsPart() {
    run(
        "lib.Whole whole = new lib.Whole(); whole.part(); whole.other();",
        "lib.Whole",
        """
        public class Whole {
          private final Part part = new Part("part");
          public Part part() { return part; }
          public Part other() { return new Part("other"); }
          public Whole() { new Thread(() -> {}); }
          public void stop() { Log.ENDED.add("whole"); }
          public static class Part {
            final String name;
            Part(String name) { this.name = name; new Thread(() -> {}); }
            public void stop() { Log.ENDED.add(name); }
          }
        }
        """);

    stop();

    assertThat(ended()).containsExactlyInAnyOrder("whole", "other");
  }

  /** That others of its class began something says little of it. */
  @Test
  void whatIsPutIntoAnotherThatEndsIsItsPartIfItBeganNothingItself() {
    run(
        "lib.Handler handler = new lib.Handler(); new lib.Web(handler).start();",
        "lib.Life",
        """
        public abstract class Life {
          public void start() { new Thread(() -> {}); }
          public void stop() { Log.ENDED.add(getClass().getName()); }
        }
        """,
        "lib.Web",
        "public class Web extends Life { Life handler; public Web(Life h) { handler = h; new Thread(() -> {}); } }",
        "lib.Handler",
        "public class Handler extends Life {}");

    stop();

    assertThat(ended()).containsExactly("lib.Web");
  }

  @Test
  void whatAnotherWasGivenEndsAfterIt() {
    run(
        "new lib.Writer(new lib.Files());",
        "lib.Files",
        """
        public class Files implements AutoCloseable {
          public Files() { new Thread(() -> {}); }
          public void close() { Log.ENDED.add("files"); }
        }
        """,
        "lib.Writer",
        """
        public class Writer extends Own {
          final Files files;
          public Writer(Files files) { this.files = files; }
        }
        """,
        "lib.Own",
        "public class Own { public void halt(int why) { Log.ENDED.add(\"own \" + why); } }");

    stop();

    assertThat(ended()).containsExactly("own 7", "files");
  }

  @Test
  void whatTheProgramConstructedIsItsOwnThoughAStaticFieldHoldsIt() {
    run(
        "lib.Global.set(new lib.Server(\"own\"));",
        "lib.Server",
        SERVER,
        "lib.Global",
        "public class Global { static Object held; public static void set(Object o) { held = o; } }");

    stop();

    assertThat(ended()).containsExactly("stop own", "destroy own");
  }
}
