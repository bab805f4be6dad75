// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import dev.remain.fixtures.LoggedEvent;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Resources whose change needs no restart. */
class RefreshIT {

  @TempDir Path directory;

  private CompiledApp app;

  @BeforeEach
  void compile() {
    app =
        RemainRun.app(directory)
            .source(
                "acme.App",
                """
                public class App {
                  static String read(String name) throws Exception {
                    return new String(App.class.getResource(name).openStream().readAllBytes());
                  }
                  public static void main(String[] args) throws Exception {
                    dev.remain.Remain.onRefresh(paths -> {
                      try {
                        System.out.println("told " + paths + " " + read("/" + paths.get(0)));
                        if (read("/" + paths.get(0)).equals("bad")) throw new Error("bad style");
                      } catch (Exception e) {
                        throw new IllegalStateException(e);
                      }
                    });
                    System.out.println("up " + read("/static/app.css") + " " + read("/app.conf"));
                    Thread.sleep(100_000);
                  }
                }
                """)
            .resource("static/app.css", "red")
            .resource("app.conf", "one")
            .compile();
  }

  @Test
  void aChangeOfOneIsToldToListenersAndServedWithoutARestart() {
    try (RemainRun run = RemainRun.of(app).main("acme.App")) {
      run.prints("up red one").started(1);

      app.resource("static/app.css", "blue");

      run.prints("told [static/app.css] blue");
      LoggedEvent refreshed = run.log().awaitGeneration("refreshed", 1);
      assertThat(refreshed.texts("paths")).containsExactly("static/app.css");
      run.says("[remain] refreshed 1 resource (static/app.css)\n");
      assertThat(run.settle().log().count("started")).isEqualTo(1);
    }
  }

  @Test
  void aListenerThatThrowsIsToldOfAndToldTheNextTime() {
    try (RemainRun run = RemainRun.of(app).main("acme.App")) {
      run.prints("up red one").started(1);
      app.resource("static/app.css", "bad");
      run.says(
          "[remain] warning: a refresh listener threw java.lang.Error: bad style (App.java:9)");

      app.resource("static/app.css", "green");

      run.prints("told [static/app.css] green");
    }
  }

  @Test
  void aChangeOfAnotherResourceRestarts() {
    try (RemainRun run = RemainRun.of(app).main("acme.App")) {
      run.prints("up red one").started(1);

      app.resource("app.conf", "two");

      run.prints("up red two");
      assertThat(run.started(2).text("cause")).isEqualTo("1 resource changed (app.conf)");
    }
  }

  @Test
  void aSettingNamesMoreOfThem() {
    try (RemainRun run = RemainRun.of(app).options("--refresh", "*.conf").main("acme.App")) {
      run.prints("up red one").started(1);

      app.resource("app.conf", "two");

      run.prints("told [app.conf] two");
      assertThat(run.settle().log().count("started")).isEqualTo(1);
    }
  }
}
