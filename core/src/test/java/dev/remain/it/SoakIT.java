// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.remain.fixtures.CompiledApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.h2.Driver;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;

/**
 * Many restarts of many kinds of programs in little memory: nothing grows. {@code
 * -Dremaintest.restarts} says how many; the programs lie in {@code soak} among the resources.
 */
class SoakIT {

  private static final Path PROGRAMS =
      Path.of(System.getProperty("remaintest.root"), "core/src/test/resources/soak");
  private static final int RESTARTS = Integer.getInteger("remaintest.restarts", 30);
  private static final Pattern GAUGE =
      Pattern.compile("gauge (\\d+) loaders (\\d+) threads (\\d+) files (\\d+)");

  /** What only a library can help: H2 keeps an exception, with the stack of its first user. */
  private static final Map<String, String> HELD =
      Map.of("Database", "1 generation (1) held by org.h2.message.TraceObject.");

  /** Pools of the JDK and the JIT compiler come and go. */
  private static final int FEW = 4;

  @TempDir Path directory;

  static Stream<String> programs() throws IOException {
    try (Stream<Path> files = Files.list(PROGRAMS)) {
      return files
          .map(file -> file.getFileName().toString().replace(".java", ""))
          .filter(name -> !name.equals("Gauge"))
          .filter(name -> !name.equals("VirtualThreads") || Runtime.version().feature() >= 21)
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("programs")
  void nothingGrows(String program) throws Exception {
    List<Path> libraries = libraries();
    CompiledApp gauge =
        RemainRun.app(directory.resolve("gauge"))
            .source("soak.Gauge", body("Gauge").replace("package soak;", ""))
            .compile();
    libraries.add(gauge.jar().writeTo(directory.resolve("gauge.jar")));
    CompiledApp app =
        RemainRun.app(directory.resolve("app"))
            .classPath(libraries.toArray(new Path[0]))
            .release(Runtime.version().feature())
            .source(program, body(program))
            .compile();
    try (RemainRun run =
        RemainRun.of(app)
            .options("--collect-timeout", "20s")
            .options("--base", "**/gauge.jar") // It counts over all generations, as none else may.
            .entries(libraries.toArray(new Path[0]))
            .jvm("-XX:MaxMetaspaceSize=96m", "-Djava.awt.headless=true")
            .jvm("-Dsoak.port=" + Ports.free(1))
            .options("--check-leaks", Integer.toString(RESTARTS))
            .main(program)) {
      int status = run.jvm().exitStatus(Duration.ofSeconds(120 + RESTARTS));

      String said = run.jvm().err();
      String held = HELD.getOrDefault(program, "");
      assertThat(status).as(run.jvm().out() + said).isEqualTo(held.isEmpty() ? 0 : 1);
      assertThat(said.split("\\Q[remain] leak \\E", -1)).hasSize(held.isEmpty() ? 1 : 2);
      assertThat(said).contains(held);
      List<MatchResult> gauged = GAUGE.matcher(run.jvm().out()).results().toList();
      System.out.println(program + ": " + gauged.get(0).group());
      System.out.println(program + ": " + gauged.get(gauged.size() - 1).group());
      // On a slow machine a generation may be stopped before it has looked.
      assertThat(gauged).hasSizeBetween(RESTARTS / 12, (RESTARTS + 1) / 10);
      assertThat(gauged).allMatch(one -> number(one, 2) <= 2);
      for (int what : new int[] {3, 4}) {
        int first = number(gauged.get(0), what);
        assertThat(gauged).allMatch(one -> number(one, what) <= first + FEW);
      }
    }
  }

  private static int number(MatchResult gauged, int group) {
    return Integer.parseInt(gauged.group(group));
  }

  private static String body(String program) throws IOException {
    return Files.readString(PROGRAMS.resolve(program + ".java"));
  }

  private static List<Path> libraries() {
    List<Path> jars = new ArrayList<>();
    for (Class<?> one :
        List.of(
            Driver.class,
            HikariDataSource.class,
            Logger.class,
            Server.class,
            HttpField.class,
            Connection.class,
            Callback.class)) {
      jars.add(RemainRun.entryOf(one));
    }
    return jars;
  }
}
