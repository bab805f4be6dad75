// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.remain.fixtures.AppJar;
import dev.remain.fixtures.CompiledApp;
import dev.remain.fixtures.LoggedEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

/** What outlives generations since the program wants it kept. */
class KeepIT {

  private static final int RESTARTS = 20;

  @TempDir Path directory;

  private CompiledApp app;

  @BeforeEach
  void prepareApp() {
    app = RemainRun.app(directory.resolve("app"));
  }

  /** Prints what {@code text()} answers, and goes on until it is stopped. */
  private CompiledApp source(String text) {
    return app.source(
        "acme.App",
        """
        import dev.remain.Remain;
        import java.util.*;
        import java.util.concurrent.*;
        import java.util.concurrent.atomic.*;

        public class App {
          static class Own { }

          static Object text() throws Exception {
            %s
          }

          static String refusal(Callable<?> call) {
            try {
              return String.valueOf(call.call());
            } catch (Throwable e) {
              return e.getMessage();
            }
          }

          public static void main(String[] args) throws Exception {
            System.out.println("gen " + Remain.generation() + " has " + text());
            while (Remain.running()) {
              Thread.sleep(20);
            }
          }
        }
        """
            .formatted(text));
  }

  private RemainRun run() {
    app.compile();
    return RemainRun.of(app).main("acme.App");
  }

  /** Saves another comment, as often as that, each time when the last generation has spoken. */
  private void restart(RemainRun run, int from, int to) {
    run.started(from);
    for (int generation = from + 1; generation <= to; generation++) {
      app.resource("version.txt", "version " + generation);
      run.prints("gen " + generation + " has ").started(generation);
    }
  }

  @Test
  void aSlowStartIsPaidOnceAndEveryGenerationIsCollected() {
    source(
        """
        int delay = Integer.getInteger("delay", 5_000);
        AtomicInteger counter = Remain.keep("counter", AtomicInteger.class, AtomicInteger::new);
        Map<?, ?> slow = Remain.keep("slow", Map.class, List.of("user"), () -> {
          Thread.sleep(delay);
          Map<String, Object> made = new ConcurrentHashMap<>();
          made.put("made", counter.incrementAndGet());
          ExecutorService pool = Executors.newCachedThreadPool();
          pool.submit(() -> "warm").get();
          made.put("pool", pool);
          return made;
        });
        return "made " + slow.get("made") + ", pool ends " + ((ExecutorService) slow.get("pool")).isShutdown();\
        """);
    try (RemainRun run = run()) {
      run.prints("gen 1 has made 1, pool ends false\\n".replace("\\n", "\n"));

      restart(run, 1, RESTARTS + 1);

      run.prints("gen " + (RESTARTS + 1) + " has made 1, pool ends false\n");
      assertThat(run.jvm().out()).doesNotContain("made 2");
      run.edit("acme.App", "List.of(\"user\")", "List.of(\"other user\")");
      run.prints("gen " + (RESTARTS + 2) + " has made 2, pool ends false\n");
      run.says("[remain] kept \"slow\" is dropped: its dependencies have changed\n");
      for (int generation = 1; generation <= RESTARTS; generation++) {
        run.log().awaitGeneration("collected", generation);
      }
    }
  }

  @Test
  void whatIsNotAskedForIsClosedAndTold() {
    source(
        """
        Remain.keep("gate", java.io.Closeable.class, () -> new java.net.Socket());
        Remain.keep("text", String.class, () -> "text");
        return Remain.status().kept().stream().map(kept -> kept.key() + " " + kept.type()).toList();\
        """);
    try (RemainRun run = run()) {
      run.prints("gen 1 has [gate java.net.Socket, text java.lang.String]\n");

      source("return \"no\";").compile();
      run.prints("gen 2 has no\n").started(2);
      app.resource("version.txt", "its main has not returned, and it did not run for long");
      run.prints("gen 3 has no\n").started(3);
      assertThat(run.log().count("dropped")).isZero();

      app.edit("acme.App", "while (Remain.running())", "while (!Remain.running())").compile();
      run.prints("gen 4 has no\n");
      LoggedEvent exited = run.log().awaitGeneration("exited", 4);

      assertThat(exited.number("status")).isZero();
      assertThat(run.log().all("dropped"))
          .extracting(event -> event.text("key") + ": " + event.text("reason"))
          .containsExactly(
              "text: generation 4 has not asked for it", "gate: generation 4 has not asked for it");
      run.says("[remain] kept \"gate\" is dropped: generation 4 has not asked for it\n");
    }
  }

  @Test
  void misuseIsRefusedWithASentence() {
    source(
        """
        List<String> refusals = new ArrayList<>();
        refusals.add(refusal(() -> Remain.keep("own", Own.class, Own::new)));
        refusals.add(refusal(() -> Remain.keep("list", List.class, () -> new ArrayList<>(List.of(new Own())))));
        refusals.add(refusal(() -> Remain.keep("task", Runnable.class, () -> () -> { })));
        refusals.add(refusal(() -> Remain.keep("text", String.class, List.of(new Own()), () -> "text")));
        refusals.add(refusal(() -> Remain.keep("self", String.class, () -> Remain.keep("self", String.class, () -> "text"))));
        refusals.add(refusal(() -> { Remain.onStart(number -> { }); return "told"; }).replaceAll("Lambda\\\\S*", "Lambda"));
        refusals.add(refusal(() -> Remain.keep("none", String.class, () -> { throw new java.io.IOException("no disk"); })));
        Remain.onStop(() -> System.out.println("late " + refusal(() -> Remain.keep("late", String.class, () -> "text"))));
        return "\\n" + String.join("\\n", refusals);\
        """);
    try (RemainRun run = run()) {
      String ways =
          " is loaded anew in each generation and cannot be kept: move the class to the base, or"
              + " carry its values over with Remain.carry\n";
      run.prints(
          "gen 1 has \nkeep(\"own\"): acme.App$Own"
              + ways
              + "keep(\"list\"): acme.App$Own in a java.util.ArrayList"
              + ways
              + "keep(\"task\"): a lambda of acme.App"
              + ways
              + "keep(\"text\"): the dependency acme.App$Own in a"
              + " java.util.Collections$UnmodifiableRandomAccessList is never the same in two"
              + " generations: depend on values of the JDK or of the base\n"
              + "keep(\"self\"): it can never be made, since \"self\" is made from \"self\"\n"
              + "onStart: acme.App$$Lambda goes with its generation, which runs already: only code that"
              + " stays is told of the next one\n"
              + "keep(\"none\"): its factory threw java.io.IOException: no disk\n");
      run.started(1);

      app.resource("version.txt", "two");

      run.prints("late keep(\"late\"): generation 1 asks, which is being stopped\n");
      run.started(2);
    }
  }

  @Test
  void aFullRestartClosesWhatTheOldJarsDefined() {
    CompiledApp library =
        CompiledApp.in(directory.resolve("lib"))
            .source(
                "lib.Pool",
                """
                public class Pool implements AutoCloseable {
                  public Pool() {
                    Thread thread = new Thread(() -> {
                      Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook of the pool")));
                      System.out.println("the pool keeps house");
                      try { Thread.sleep(1_000_000); } catch (InterruptedException e) { }
                    }, "housekeeper");
                    thread.setDaemon(true);
                    thread.start();
                    Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook of the pool")));
                    System.out.println("pool in " + Thread.currentThread().getThreadGroup().getName()
                        + " with " + Thread.currentThread().getContextClassLoader().getName());
                  }
                  public void close() { System.out.println("pool is closed"); }
                  public String toString() { return "pool 1"; }
                }
                """)
            .compile();
    Path jar = AppJar.of(library.classes()).writeTo(directory.resolve("lib.jar"));
    app.classPath(RemainRun.JAR, library.classes());
    source(
        """
        Remain.keep("text", String.class, () -> "text " + Remain.generation());
        Object pool = Remain.keep("pool", lib.Pool.class, lib.Pool::new);
        return pool + " and " + Remain.keep("text", String.class, () -> "other");\
        """);
    app.compile();
    try (RemainRun run = RemainRun.of(app).entries(jar).main("acme.App")) {
      run.prints("pool in remain-kept with remain-base-1\n");
      run.prints("gen 1 has pool 1 and text ").prints("the pool keeps house\n");
      restart(run, 1, 2);
      assertThat(run.jvm().out()).doesNotContain("hook of the pool");

      library.edit("lib.Pool", "pool 1", "pool 2").compile();
      AppJar.of(library.classes()).writeTo(jar);

      run.prints("pool is closed\n").prints("gen 3 has pool 2 and text ");
      run.says(
          "[remain] kept \"pool\" is dropped: lib.Pool belongs to the base, which is replaced\n");
      assertThat(run.log().count("dropped")).isEqualTo(1);
    }
  }

  @Test
  void invalidateKeepsNothing() {
    source(
        """
        int made = Remain.keep("number", Integer.class, () -> 1);
        Set<String> seen = Remain.keep("seen", Set.class, () -> ConcurrentHashMap.newKeySet());
        if (seen.add("once") && Remain.generation() == 1) {
          Remain.restartAfresh("the number is wrong");
        }
        return made + " of " + Remain.status().kept().size();\
        """);
    try (RemainRun run = run()) {
      run.prints("gen 2 has 1 of 2\n");
      run.says("[remain] kept \"seen\" is dropped: full restart: the number is wrong\n");
      run.says(": full restart: the number is wrong  ");
      assertThat(run.settle().log().count("started")).isEqualTo(2);
    }
  }

  @Test
  void aPortThatAKeptObjectHasIsFreeForTheFix() {
    source(
        """
        var server = Remain.keep("server", java.net.ServerSocket.class, () -> new java.net.ServerSocket(0));
        ((java.util.Map<Object, Object>) System.getProperties())
            .merge("acme.port", "" + server.getLocalPort(), (was, is) -> is); // It stays, unseen.
        return "listening";\
        """);
    try (RemainRun run = run()) {
      run.prints("gen 1 has listening\n");

      source("new java.net.ServerSocket(Integer.getInteger(\"acme.port\")); return \"the port\";")
          .compile();
      run.failed(2);
      app.resource("version.txt", "again");

      run.prints("gen 3 has the port\n");
      run.says("[remain] kept \"server\" is dropped: generation 2 has not asked for it\n");
    }
  }

  @Test
  void withoutRemainTheSameProgramRuns() {
    source(
        """
        return Remain.keep("a", Object.class, Object::new) == Remain.keep("a", Object.class, Object::new)
            ? "one object, running " + Remain.running() : "two";\
        """);
    app.compile();
    try (RemainRun run = RemainRun.of(app).withoutLog().start("acme.App")) {
      run.prints("gen 0 has one object, running true\n");
    }
  }

  @Test
  void aKeptPoolKeepsItsDatabaseInMemoryAndSurvivesAMistakeInAQuery() {
    for (Class<?> type : List.of(JdbcDataSource.class, HikariDataSource.class, Logger.class)) {
      app.classPath(RemainRun.entryOf(type));
    }
    source(
        """
        javax.sql.DataSource db = Remain.keep("db", javax.sql.DataSource.class, () -> {
          var settings = new com.zaxxer.hikari.HikariConfig();
          settings.setJdbcUrl("jdbc:h2:mem:kept;DB_CLOSE_DELAY=-1");
          return new com.zaxxer.hikari.HikariDataSource(settings);
        });
        java.sql.DriverManager.getConnection("jdbc:h2:mem:own;DB_CLOSE_DELAY=-1")
            .createStatement().execute("create table t (n int)");
        try (var connection = db.getConnection()) {
          var sql = connection.createStatement();
          sql.execute("create table if not exists visit (n int)");
          sql.execute("insert into visit values (1)");
          var all = sql.executeQuery("select count(*) from visit");
          all.next();
          return all.getInt(1) + " visits";
        }\
        """);
    app.compile();
    RemainRun.Recipe recipe = RemainRun.of(app);
    for (Class<?> type : List.of(JdbcDataSource.class, HikariDataSource.class, Logger.class)) {
      recipe.entries(RemainRun.entryOf(type));
    }
    try (RemainRun run = recipe.main("acme.App")) {
      run.prints("gen 1 has 1 visits\n");
      restart(run, 1, 2);
      run.prints("gen 2 has 2 visits\n");

      app.edit("acme.App", "select count", "select cuont").compile();
      run.failed(3);
      run.says("it failed in libraries, which are not loaded anew for that");
      app.edit("acme.App", "select cuont", "select count").compile();

      run.prints("gen 4 has 4 visits\n");
      assertThat(run.log().count("dropped")).isZero();
      assertThat(run.log().count("learned")).isZero();
    }
  }

  @Test
  void theExamplesOfTheReadmeRun() throws IOException {
    Path database = RemainRun.entryOf(JdbcDataSource.class);
    app.classPath(database);
    app.source(
        "acme.Pages",
        """
        public class Pages implements com.sun.net.httpserver.HttpHandler {
          public void handle(com.sun.net.httpserver.HttpExchange exchange) { exchange.close(); }
        }
        """);
    app.source(
        "acme.App",
        """
        import com.sun.net.httpserver.*;
        import dev.remain.Remain;
        import java.net.InetSocketAddress;
        import java.util.List;
        import javax.sql.DataSource;

        public class App {
          static DataSource connect(String url, String user) {
            org.h2.jdbcx.JdbcDataSource made = new org.h2.jdbcx.JdbcDataSource();
            made.setURL(url);
            made.setUser(user);
            return made;
          }

          static HttpServer serve(int port, HttpHandler handler) throws java.io.IOException {
            HttpServer made = HttpServer.create(new InetSocketAddress("127.0.0.1", port - 8080), 0);
            made.createContext("/", handler);
            made.start();
            return made;
          }

          public static void main(String[] args) throws Exception {
            String url = "jdbc:h2:mem:a";
            String user = "sa";
            %s
            %s
            System.out.println("gen " + Remain.generation() + " has "
                + System.identityHashCode(db) + " " + server.getAddress().getPort() + ".");
          }
        }
        """
            .formatted(
                Pages.example("keeping.md", "DataSource db = "),
                Pages.example("keeping.md", "HttpHandler pages = ")));
    app.compile();
    try (RemainRun run = RemainRun.of(app).entries(database).main("acme.App")) {
      restart(run, 1, 3);

      assertThat(
              run.jvm().out().lines().map(line -> line.substring(line.indexOf("has"))).distinct())
          .hasSize(1);
      assertThat(run.jvm().out().lines()).hasSize(3);
    }
  }
}
