// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.GcAssert;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What libraries gave a program, and goes on, ends with its generation by its own end. */
@Timeout(60)
class LibraryEndsTest extends LibraryRig {

  @Test
  void whatHasBegunAThreadEnds() {
    run("lib.Server server = new lib.Server(\"own\");", "lib.Server", SERVER);

    assertThat(stop().ended()).containsExactly("a lib.Server");
    assertThat(ended()).containsExactly("stop own", "destroy own");
  }

  @Test
  void whatAStaticMethodAnswersEnds() {
    run("lib.Server.create(\"made\");", "lib.Server", SERVER);

    stop();

    assertThat(ended()).containsExactly("stop made", "destroy made");
  }

  @Test
  void whatASubclassOfTheProgramsEndsByWhatTheLibraryDeclares() {
    run(
        "class Mine extends lib.Server { Mine() { super(\"mine\"); } public void close() {"
            + " throw new AssertionError(); } } new Mine();",
        "lib.Server",
        SERVER);

    stop();

    assertThat(ended()).containsExactly("stop mine", "destroy mine");
  }

  @Test
  void whatOnlyHasAMethodOfThatNameIsLeft() {
    run("new lib.Note(); lib.Note.of();", "lib.Note", NOTE);

    assertThat(stop().ended()).isEmpty();

    assertThat(ended()).isEmpty();
  }

  @Test
  void closeIsTheOnlyEndOfWhatCanBeClosed() {
    run(
        "new lib.Store();",
        "lib.Store",
        """
        public class Store implements AutoCloseable {
          public Store() { new Thread(() -> {}); }
          public void close() { Log.ENDED.add("close"); }
          public void stop() { Log.ENDED.add("stop"); }
          public void destroy() { Log.ENDED.add("deleted"); }
        }
        """);

    stop();

    assertThat(ended()).containsExactly("close");
  }

  @Test
  void whatTheProgramDropsIsHeldIfItGoesOn() throws Exception {
    run("App.weak = new WeakReference<>(new lib.Server(\"dropped\"));", "lib.Server", SERVER);

    GcAssert.assertHeld(weak(), "a server");
  }

  @Test
  void whatTheProgramDropsIsForgottenIfItDoesNot() throws Exception {
    run("App.weak = new WeakReference<>(new lib.Note());", "lib.Note", NOTE);

    GcAssert.assertCollected(weak(), "a note");
  }

  /** A program may make and end ever more of them. */
  @Test
  void whatTheProgramHasEndedItselfIsNotHeld() throws Exception {
    run(
        "lib.Server server = new lib.Server(\"over\"); server.stop();"
            + " App.weak = new WeakReference<>(server);",
        "lib.Server",
        SERVER);

    GcAssert.assertCollected(weak(), "a server that is over");
  }

  private WeakReference<?> weak() throws ReflectiveOperationException {
    return (WeakReference<?>) generation.loader().loadClass("app.App").getField("weak").get(null);
  }

  @Test
  void whatBeginsSomethingOnlyLaterIsHeldFromThenOn() {
    run(
        "lib.Late late = new lib.Late(); late.start();",
        "lib.Late",
        """
        public class Late {
          public void start() { new java.util.Timer(true); }
          public void stop() { Log.ENDED.add("stop"); }
        }
        """);

    stop();

    assertThat(ended()).containsExactly("stop");
  }

  /** Its builder began the thread, which is of another class. */
  @Test
  void whatWasBegunWithinTheCallThatAnsweredCounts() {
    run(
        "new lib.Job.Builder().build();",
        "lib.Job",
        """
        public class Job {
          private Job() {}
          public static class Builder {
            public Job build() { java.util.concurrent.Executors.newCachedThreadPool(); return new Job(); }
          }
          public void shutdown() { Log.ENDED.add("shutdown"); }
        }
        """);

    stop();

    assertThat(ended()).containsExactly("shutdown");
  }

  @Test
  void anExecutorThatWaitsWhetherMoreComesWaitsAThousandthWhileItsGenerationIsStopped() {
    run(
        "new lib.Loops().restart();",
        "io.netty.util.concurrent.EventExecutorGroup",
        """
        public class EventExecutorGroup {
          public void shutdownGracefully(long quiet, long most, java.util.concurrent.TimeUnit unit) {
            lib.Log.ENDED.add(quiet + " of " + most + " " + unit);
          }
        }
        """,
        "lib.Loops",
        """
        import io.netty.util.concurrent.EventExecutorGroup;
        import java.util.concurrent.TimeUnit;
        public class Loops {
          public Loops() { new Thread(() -> {}); }
          public void restart() { new EventExecutorGroup().shutdownGracefully(2, 15, TimeUnit.SECONDS); }
          public void close() { restart(); }
        }
        """);

    stop();

    assertThat(ended()).containsExactly("2 of 15 SECONDS", "2 of 15 MILLISECONDS");
  }
}
