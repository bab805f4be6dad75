// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.Context;
import dev.remain.fixtures.CompiledApp;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

/** Libraries of the base that log each line once, however often the program is run. */
class LoggingIT {

  private static final int RESTARTS = 10;
  private static final String LOGBACK =
      """
      <configuration>
        <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
          <encoder><pattern>logback %msg%n</pattern></encoder>
        </appender>
        <root level="INFO"><appender-ref ref="out"/></root>
      </configuration>
      """;
  private static final String LOG4J =
      """
      <Configuration>
        <Appenders>
          <Console name="out"><PatternLayout pattern="log4j %m%n"/></Console>
        </Appenders>
        <Loggers><Root level="INFO"><AppenderRef ref="out"/></Root></Loggers>
      </Configuration>
      """;
  private static final String APP =
      """
      import ch.qos.logback.classic.*;
      import ch.qos.logback.classic.spi.ILoggingEvent;
      import ch.qos.logback.core.AppenderBase;
      public class App {
        static final class Own extends AppenderBase<ILoggingEvent> {
          protected void append(ILoggingEvent event) {
            System.out.println("own " + event.getMessage());
          }
        }
        public static void main(String[] args) throws Exception {
          Logger root = (Logger) org.slf4j.LoggerFactory.getLogger("ROOT");
          Own own = new Own();
          own.setName("own");
          own.start();
          root.addAppender(own);
          org.slf4j.LoggerFactory.getLogger(App.class).info("run 0.");
          org.apache.logging.log4j.LogManager.getLogger(App.class).info("run 0.");
          System.out.println("over 0.");
          new java.util.concurrent.CountDownLatch(1).await();
        }
      }
      """;

  @TempDir Path directory;

  @Test
  void eachLineComesOnceAfterTenRestarts() throws Exception {
    Path[] jars = {
      RemainRun.entryOf(Logger.class),
      RemainRun.entryOf(Context.class),
      RemainRun.entryOf(LoggerContext.class),
      RemainRun.entryOf(Class.forName("org.apache.logging.log4j.LogManager")),
      RemainRun.entryOf(Class.forName("org.apache.logging.log4j.core.LoggerContext"))
    };
    CompiledApp app =
        CompiledApp.in(directory)
            .classPath(jars)
            .source("acme.App", APP)
            .compile()
            .resource("logback.xml", LOGBACK)
            .resource("log4j2.xml", LOG4J);

    try (RemainRun run = RemainRun.of(app).entries(jars).main("acme.App")) {
      for (int i = 0; i < RESTARTS; i++) {
        run.prints("over " + i + ".").started(i + 1);
        run.edit("acme.App", " " + i + ".", " " + (i + 1) + ".");
      }
      run.prints("over " + RESTARTS + ".").started(RESTARTS + 1);

      assertThat(run.jvm().out().lines().filter(line -> line.contains(" run ")))
          .containsExactlyElementsOf(expected());
      assertThat(run.log().awaitGeneration("cleaned", RESTARTS).texts("cuts"))
          .contains("appender acme.App$Own taken from logger \"ROOT\"");
      run.log().awaitGeneration("collected", 1);
    }
  }

  private static List<String> expected() {
    List<String> lines = new java.util.ArrayList<>();
    for (int i = 0; i <= RESTARTS; i++) {
      lines.addAll(List.of("logback run " + i + ".", "own run " + i + ".", "log4j run " + i + "."));
    }
    return lines;
  }
}
