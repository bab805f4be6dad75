// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import dev.remain.fixtures.CompiledApp;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A port that cannot be had is told with who has it. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class PortTakenIT {

  private static final String APP =
      """
      import java.net.*;
      public class App {
        public static void main(String[] args) throws Exception {
          System.out.println("version 1");
          new ServerSocket(Integer.getInteger("port")).accept();
        }
      }
      """;

  @TempDir Path directory;

  @Test
  void byAnotherProcess() throws IOException {
    try (ServerSocket socket = new ServerSocket(0);
        RemainRun run = run(socket.getLocalPort(), APP)) {
      run.failed(1);
      run.says(
          "[remain] warning: port "
              + socket.getLocalPort()
              + " is taken by process "
              + ProcessHandle.current().pid()
              + " (java): end it");
    }
  }

  @Test
  void byThisJvmItself() {
    int port = Ports.free(1);
    // Reflection is not woven, so that the socket is nobody's.
    String hidden =
        APP.replace(
            "new ServerSocket(Integer.getInteger(\"port\")).accept();",
            """
            if (System.getProperty("taken") == null) {
              ((java.util.Map<Object, Object>) System.getProperties())
                  .merge("taken", "yes", (was, is) -> is); // It stays, unseen.
              System.getProperties().put("hidden",
                  ServerSocket.class.getConstructor(int.class).newInstance(Integer.getInteger("port")));
              Thread.sleep(100_000);
            }
            new ServerSocket(Integer.getInteger("port")).accept();
            """);
    try (RemainRun run = run(port, hidden)) {
      run.prints("version 1").started(1);
      run.edit("App", "version 1", "version 2").failed(2);
      run.says(
          "[remain] warning: port "
              + port
              + " is taken by this JVM itself: an earlier generation or a library has not closed"
              + " it, close it in a stop hook");
    }
  }

  private RemainRun run(int port, String source) {
    CompiledApp app = RemainRun.app(directory).source("App", source).compile();
    return RemainRun.of(app).jvm("-Dport=" + port).main("App");
  }
}
