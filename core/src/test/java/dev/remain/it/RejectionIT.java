// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import dev.remain.fixtures.HttpProbe;
import dev.remain.fixtures.LoggedEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot run is found out while the old generation answers, and costs nothing. */
class RejectionIT {

  private static final String APP =
      """
      import com.sun.net.httpserver.HttpServer;
      import java.net.InetSocketAddress;

      public class App {
        public static void main(String[] args) throws Exception {
          HttpServer server =
              HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(args[0])), 0);
          dev.remain.Remain.onStop(() -> server.stop(0));
          server.createContext("/", exchange -> {
            byte[] body = new Part().toString().getBytes();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
          server.start();
        }
      }
      """;

  private static final String PART =
      "public class Part { public String toString() { return \"part 1\"; } }";

  @TempDir Path directory;

  private CompiledApp app;
  private int port;

  @BeforeEach
  void prepareApp() {
    app = RemainRun.app(directory);
    port = HttpProbe.freePort();
  }

  private RemainRun run(String... jvmOptions) {
    app.source("acme.App", APP).source("acme.Part", PART).compile();
    RemainRun run =
        RemainRun.of(app)
            .jvm(jvmOptions)
            .options("--hold", "300ms")
            .main("acme.App", Integer.toString(port));
    run.started(1);
    HttpProbe.on(port).await("/", "part 1"::equals);
    return run;
  }

  /** The old generation answers, and after the fix the next one has the number that was free. */
  private void assertFixIsPickedUp(RemainRun run, String reason) throws IOException {
    LoggedEvent rejected = run.rejected(2);
    assertThat(rejected.text("reason")).isEqualTo(reason);
    assertThat(rejected.text("running")).isEqualTo("1");
    run.says("[remain] REJECTED: " + reason + "\n" + STILL_RUNNING);
    assertThat(HttpProbe.on(port).get("/")).isEqualTo("part 1");

    run.rewrite("acme.Part", PART.replace("part 1", "part 2"));

    run.started(2);
    HttpProbe.on(port).await("/", "part 2"::equals);
    assertThat(run.stopped(1).texts("survivors")).isEmpty();
    assertThat(run.log().count("started")).isEqualTo(2);
  }

  private static final String STILL_RUNNING = "         still running gen 1: fix and save\n";

  private void writePart(byte[] bytes) throws IOException {
    Files.write(app.classFile("acme.Part"), bytes);
  }

  @Test
  void aTruncatedClassIsRejected() throws IOException {
    try (RemainRun run = run()) {
      byte[] whole = app.classBytes("acme.Part");

      writePart(Arrays.copyOf(whole, whole.length - 20));

      assertFixIsPickedUp(
          run,
          "acme/Part.class in classes is broken (it ends after "
              + (whole.length - 20)
              + " bytes, in the middle of its methods): compile it again");
    }
  }

  @Test
  void aClassOfWhichTheCallerWasNotCompiledIsWaitedForAndThenRejected() throws IOException {
    try (RemainRun run = run()) {
      byte[] caller = app.classBytes("acme.App");
      app.source("acme.Part", "public class Part { Part(int number) { } }")
          .source("acme.App", APP.replace("new Part()", "new Part(1)"))
          .compile();
      Files.write(app.classFile("acme.App"), caller);
      app.source("acme.App", APP);

      String reason =
          "App.java was compiled against another acme.Part, one with Part(): compile it, too";
      run.says("[remain] waiting: " + reason + "\n");
      assertFixIsPickedUp(run, reason);
    }
  }

  @Test
  void aCorruptClassIsRejected() throws IOException {
    try (RemainRun run = run()) {
      writePart("this is no class file at all".getBytes(StandardCharsets.UTF_8));

      assertFixIsPickedUp(
          run,
          "acme/Part.class in classes is broken (it does not begin as a class file does):"
              + " compile it again");
    }
  }

  @Test
  void aClassForANewerJavaIsRejected() throws IOException {
    try (RemainRun run = run()) {
      byte[] newer = app.classBytes("acme.Part");
      newer[7] = 44 + 77;

      writePart(newer);

      int java = Runtime.version().feature();
      assertFixIsPickedUp(
          run,
          "acme.Part was compiled for Java 77, and this JVM is Java "
              + java
              + ": compile with --release "
              + java
              + " or run on a newer JDK");
    }
  }

  @Test
  void aMissingClassIsRejected() throws IOException {
    try (RemainRun run = run()) {
      app.delete("acme.Part");

      assertFixIsPickedUp(run, "acme.Part is missing, needed by acme.App (App.java)");
    }
  }

  @Test
  void aClassThatFailsVerificationIsRejected() throws IOException {
    try (RemainRun run = run()) {
      writePart(OddClasses.returningAnIntegerAsText("acme/Part"));

      String reason = run.rejected(2).text("reason");

      assertThat(reason).startsWith("acme.Part cannot be linked: java.lang.VerifyError: Bad type");
      assertFixIsPickedUp(run, reason);
    }
  }

  @Test
  void aMainClassThatLostItsMainIsRejected() throws IOException {
    try (RemainRun run = run()) {
      run.edit("acme.App", "void main(", "void mian(");

      String reason =
          "acme.App has no main method that java "
              + Runtime.version().feature()
              + " could run: declare public static void main(String[] args)";
      assertThat(run.rejected(2).text("reason")).isEqualTo(reason);
      run.edit("acme.App", "void mian(", "void main(");
      assertFixIsPickedUp(run, reason);
    }
  }

  @Test
  void aClassOfAJarThatIsNotThereIsNoneToMiss() throws IOException {
    CompiledApp library = CompiledApp.in(directory.resolve("library"));
    library.source("lib.Optional", "public class Optional { }").compile();
    app.classPath(library.classes());
    try (RemainRun run = run()) {
      run.rewrite(
          "acme.Part",
          """
          public class Part {
            lib.Optional field;
            public String toString() {
              try {
                return "with " + new lib.Optional();
              } catch (NoClassDefFoundError e) {
                return "without";
              }
            }
          }
          """);

      run.started(2);
      HttpProbe.on(port).await("/", "without"::equals);
      assertThat(run.log().count("rejected")).isZero();
    }
  }
}
