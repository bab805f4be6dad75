// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.Context;
import dev.remain.fixtures.CompiledApp;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

/** Logback in the base is configured by the application's own {@code logback.xml}. */
class LogbackIT {

  private static final String CONFIGURATION =
      """
      <configuration>
        <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
          <encoder><pattern>PREFIX %logger{0} %msg%n</pattern></encoder>
        </appender>
        <root level="INFO"><appender-ref ref="out"/></root>
      </configuration>
      """;

  @TempDir Path directory;

  @Test
  void logsAsUnderPlainJavaAndAfterAnEditByTheNewConfiguration() throws Exception {
    Path[] jars = {
      RemainRun.entryOf(Logger.class),
      RemainRun.entryOf(Context.class),
      RemainRun.entryOf(LoggerContext.class)
    };
    CompiledApp app =
        CompiledApp.in(directory)
            .classPath(jars)
            .source(
                "acme.App",
                """
                public class App {
                  public static void main(String[] args) throws Exception {
                    org.slf4j.LoggerFactory.getLogger(App.class).debug("hidden");
                    org.slf4j.LoggerFactory.getLogger(App.class).info("hello 1");
                    new java.util.concurrent.CountDownLatch(1).await();
                  }
                }
                """)
            .compile()
            .resource("logback.xml", CONFIGURATION.replace("PREFIX", "first"));

    try (RemainRun run = RemainRun.of(app).entries(jars).main("acme.App")) {
      run.prints("first App hello 1\n").started(1);
      run.edit("acme.App", "hello 1", "hello 2").prints("first App hello 2\n").started(2);

      app.resource("logback.xml", CONFIGURATION.replace("PREFIX", "second"));

      run.prints("second App hello 2\n");
      assertThat(run.started(3).text("cause"))
          .startsWith("full restart: logback.xml changed, which ch.qos.logback.")
          .endsWith(" of the base has read");
      assertThat(run.jvm().out()).doesNotContain("hidden", "|-ERROR", "|-WARN");
    }
  }
}
