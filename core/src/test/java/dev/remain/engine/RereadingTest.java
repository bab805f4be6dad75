// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.remain.event.ReloadEvent;
import dev.remain.fixtures.CompiledApp;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A system property that is edited is another one for libraries that read it once, too. */
class RereadingTest extends RunningEngine {

  private static final String LOGGER =
      """
      public class Logger {
        static final String LEVEL = System.getProperty("lib.level", "none");
        public static String level() { return LEVEL; }
      }
      """;

  private static final String POLLING =
      """
      public class Polling {
        public static boolean isThere() { return System.getProperty("lib.level") != null; }
      }
      """;

  private static final String SET = "System.setProperty(\"lib.level\", \"debug\");";

  /** A program with this first line, and this to say. */
  private void says(String line, String expression) {
    app.source(
            "acme.App",
            """
            public class App {
              public static void main(String[] args) throws Exception {
                %s
                System.setProperty("engine.test", "" + %s);
                %s
              }
            }
            """
                .formatted(line, expression, end))
        .compile();
  }

  private String end = "new java.util.concurrent.CountDownLatch(1).await();";

  private void library() {
    CompiledApp library =
        CompiledApp.in(directory.resolve("library"))
            .source("lib.Logger", LOGGER)
            .source("lib.Polling", POLLING)
            .compile();
    Path written = library.jar().writeTo(directory.resolve("library.jar"));
    jar = written;
    app = CompiledApp.in(directory.resolve("app")).classPath(written);
  }

  private void edit(String line, String expression) {
    says(line, expression);
    apply();
  }

  private List<String> causes() {
    return of(ReloadEvent.Started.class).stream().map(ReloadEvent.Started::cause).toList();
  }

  private List<String> warnings() {
    return of(ReloadEvent.Warned.class).stream().map(ReloadEvent.Warned::sentence).toList();
  }

  @Test
  void anEditedValueHasItsArchiveLoadedAnewAndTheProgramStartedOnceMore() {
    library();
    says(SET, "lib.Logger.level()");
    start();
    awaitSaid("debug");

    edit(SET.replace("debug", "info"), "lib.Logger.level()");
    await(ReloadEvent.Started.class, 3);
    awaitSaid("info");

    edit(SET.replace("debug", "warn"), "lib.Logger.level()");
    await(ReloadEvent.Started.class, 4);
    awaitSaid("warn");
    assertThat(causes())
        .element(2)
        .isEqualTo("library.jar had read lib.level as debug, which is info now");
    assertThat(of(ReloadEvent.Started.class))
        .extracting(ReloadEvent.Started::anew)
        .containsExactly(0, 0, 1, 1);
    assertThat(of(ReloadEvent.Learned.class))
        .extracting(ReloadEvent.Learned::jar, ReloadEvent.Learned::reason)
        .containsExactly(tuple("library.jar", "had read lib.level as debug, which is info now"));
  }

  @Test
  void soHasALineThatIsGone() {
    library();
    says(SET, "lib.Logger.level()");
    start();
    awaitSaid("debug");

    edit("", "lib.Logger.level()");
    await(ReloadEvent.Started.class, 3);
    awaitSaid("none");

    assertThat(of(ReloadEvent.Learned.class)).hasSize(1);
  }

  @Test
  void aLineThatIsAddedHasTheBaseReplaced() {
    library();
    says("", "lib.Logger.level()");
    start();
    awaitSaid("none");

    edit(SET, "lib.Logger.level()");
    await(ReloadEvent.Started.class, 3);
    awaitSaid("debug");

    assertThat(causes())
        .element(2)
        .isEqualTo(
            "full restart: something of the base had read lib.level as unset, which is debug now");
    assertThat(of(ReloadEvent.Learned.class)).isEmpty();
  }

  @Test
  void aProgramThatIsOverBeforeAnybodyHasLookedIsStartedOnceMoreAsWell() {
    library();
    end = "System.exit(0);";
    says(SET, "lib.Logger.level()");
    start();
    await(ReloadEvent.Exited.class, 1);

    edit(SET.replace("debug", "info"), "lib.Logger.level()");
    await(ReloadEvent.Exited.class, 3);

    assertThat(causes())
        .element(2)
        .isEqualTo("library.jar had read lib.level as debug, which is info now");
  }

  @Test
  void whatIsReadAnewEachTimeIsNoReason() {
    library();
    end = "System.exit(0);";
    says("System.setProperty(\"lib.level\", \"\" + System.nanoTime());", "lib.Polling.isThere()");
    start();
    await(ReloadEvent.Exited.class, 1);

    for (int generation = 2; generation <= 3; generation++) {
      restart("asked for");
      await(ReloadEvent.Exited.class, generation);
    }

    assertThat(causes()).containsExactly("first start", "asked for", "asked for");
    assertThat(of(ReloadEvent.Learned.class)).isEmpty();
    assertThat(warnings()).isEmpty();
  }

  @Test
  void whatTheJdkHasReadAndMayRememberIsToldOnce() {
    library();
    end = "System.exit(0);";
    String set = "System.setProperty(\"javax.xml.parsers.DocumentBuilderFactory\", \"%s\");";
    String own = "com.sun.org.apache.xerces.internal.jaxp.DocumentBuilderFactoryImpl";
    says(set.formatted(own), "javax.xml.parsers.DocumentBuilderFactory.newInstance()");
    start();
    await(ReloadEvent.Exited.class, 1);

    edit(set.formatted("another"), "2");
    await(ReloadEvent.Exited.class, 2);
    restart("asked for");
    await(ReloadEvent.Exited.class, 3);

    assertThat(warnings()).singleElement().asString().startsWith("the JDK (");
    assertThat(warnings())
        .singleElement()
        .asString()
        .endsWith(
            ") had read javax.xml.parsers.DocumentBuilderFactory as"
                + " com.sun.org.apache.xerces.internal.jaxp...., which is another now, and may go on"
                + " with that as long as this JVM lives: if it is to count, start a new one");
    assertThat(causes()).hasSize(3);
  }
}
