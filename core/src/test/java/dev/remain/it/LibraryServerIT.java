// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server of a library, with threads that answer to nothing but its own end: the next generation
 * gets a new one, and the old one is gone.
 */
class LibraryServerIT {

  private static final String SERVER =
      """
      import java.util.*;

      /** One for each name, as libraries keep them in a registry. */
      public class Server {
        private static final Map<String, Server> ALL = new HashMap<>();
        private volatile boolean over;
        private final Runnable handler;

        private Server(Runnable handler) { this.handler = handler; }

        public static synchronized Server start(String name, Runnable handler) {
          if (ALL.containsKey(name)) {
            throw new IllegalStateException(name + " runs already");
          }
          Server server = new Server(handler);
          ALL.put(name, server);
          Thread thread = new Thread(() -> server.serve());
          thread.setDaemon(true);
          thread.start();
          return server;
        }

        private void serve() {
          while (!over) {
            handler.run();
            try {
              Thread.sleep(20);
            } catch (InterruptedException e) {
              // as the threads of most servers do
            }
          }
        }

        public void shutdown() {
          over = true;
          ALL.values().remove(this);
          System.out.println("shut down");
        }
      }
      """;

  private static final String APP =
      """
      public class App {
        public static void main(String[] args) throws Exception {
          lib.Server.start("web", () -> App.served());
          System.out.println("serving first");
          Thread.sleep(3_600_000);
        }
        static void served() {}
      }
      """;

  @TempDir Path directory;

  @Test
  void theNextGenerationIsServedByANewOne() {
    Path jar =
        CompiledApp.in(directory.resolve("library"))
            .source("lib.Server", SERVER)
            .compile()
            .jar()
            .writeTo(directory.resolve("library.jar"));
    CompiledApp app =
        RemainRun.app(directory.resolve("app")).classPath(jar).source("app.App", APP).compile();
    try (RemainRun run = RemainRun.of(app).entries(jar).main("app.App")) {
      run.prints("serving first\n").started(1);

      run.edit("app.App", "serving first", "serving second").prints("serving second\n");

      assertThat(run.stopped(1).texts("ended")).containsExactly("a lib.Server");
      assertThat(run.stopped(1).texts("adopted")).isEmpty();
    }
  }
}
