// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that outlives generations, with a handler that is each generation's own. */
class KeptServerIT {

  private static final int RESTARTS = 20;

  private static final String SERVER =
      """
      import com.sun.net.httpserver.*;
      import dev.remain.Remain;
      import java.io.OutputStream;
      import java.net.InetSocketAddress;
      import java.util.List;
      import java.util.concurrent.*;

      public class App {
        private static final String VERSION = "version 1";

        @SuppressWarnings("unchecked")
        public static void main(String[] args) throws Exception {
          List<OutputStream> listeners = Remain.keep("listeners", List.class, CopyOnWriteArrayList::new);
          HttpHandler pages = Remain.reloadable("pages", HttpHandler.class, exchange -> {
            byte[] body = VERSION.getBytes();
            if (exchange.getRequestURI().getPath().equals("/events")) {
              exchange.sendResponseHeaders(200, 0);
              listeners.add(exchange.getResponseBody());
              tell(exchange.getResponseBody(), "welcome");
              return;
            }
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
          HttpServer server = Remain.keep("server", HttpServer.class, () -> {
            HttpServer made = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 100);
            made.createContext("/", pages);
            made.setExecutor(Executors.newFixedThreadPool(4));
            made.start();
            return made;
          });
          System.out.println("listening on " + server.getAddress().getPort() + ".");
          for (OutputStream listener : listeners) {
            tell(listener, VERSION);
          }
        }

        private static void tell(OutputStream listener, String text) throws java.io.IOException {
          listener.write((text + "\\n").getBytes());
          listener.flush();
        }
      }
      """;

  /** As little of RFC 6455 as a short text there and back needs. */
  private static final String SOCKETS =
      """
      import java.io.*;
      import java.net.*;
      import java.security.MessageDigest;
      import java.util.Base64;
      import java.util.function.UnaryOperator;

      public class Sockets implements AutoCloseable {
        private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final UnaryOperator<String> answers;

        public Sockets(UnaryOperator<String> answers) throws IOException {
          this.answers = answers;
          new Thread(this::serve).start();
        }

        public int port() {
          return server.getLocalPort();
        }

        @Override
        public void close() throws IOException {
          server.close();
        }

        private void serve() {
          try (Socket socket = server.accept()) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            String key = "";
            for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
              key = line.startsWith("Sec-WebSocket-Key: ") ? line.substring(19) : key;
            }
            byte[] hash = MessageDigest.getInstance("SHA-1")
                .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes());
            out.write(("HTTP/1.1 101 Switching Protocols\\r\\nUpgrade: websocket\\r\\n"
                + "Connection: Upgrade\\r\\nSec-WebSocket-Accept: "
                + Base64.getEncoder().encodeToString(hash) + "\\r\\n\\r\\n").getBytes());
            while (true) {
              in.readByte();
              int length = in.readByte() & 127;
              byte[] mask = in.readNBytes(4);
              byte[] text = in.readNBytes(length);
              for (int i = 0; i < length; i++) {
                text[i] ^= mask[i % 4];
              }
              byte[] answer = answers.apply(new String(text)).getBytes();
              out.write(new byte[] {(byte) 0x81, (byte) answer.length});
              out.write(answer);
            }
          } catch (Exception e) {
            e.printStackTrace();
          }
        }
      }
      """;

  @TempDir Path directory;

  private CompiledApp app;

  @BeforeEach
  void compile() {
    app = RemainRun.app(directory).source("acme.App", SERVER).compile();
  }

  private static String address(RemainRun run) {
    run.prints("listening on ");
    Matcher port = Pattern.compile("listening on (\\d+)\\.").matcher(run.jvm().out());
    assertThat(port.find()).isTrue();
    return "http://127.0.0.1:" + port.group(1);
  }

  private static String get(String address) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
    connection.setRequestProperty("Connection", "close");
    connection.setReadTimeout(30_000);
    try (InputStream in = connection.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void restart(RemainRun run, int generation) {
    run.edit("acme.App", "version " + (generation - 1) + "\"", "version " + generation + "\"");
    run.started(generation);
  }

  @Test
  void noRequestIsLostDuringTwentyRestarts() throws Exception {
    try (RemainRun run = RemainRun.of(app).main("acme.App")) {
      String address = address(run);
      run.started(1);
      ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
      Set<String> versions = ConcurrentHashMap.newKeySet();
      AtomicInteger served = new AtomicInteger();
      List<Thread> clients = new ArrayList<>();
      boolean[] isOver = {false};
      for (int i = 0; i < 4; i++) {
        Thread client =
            new Thread(
                () -> {
                  while (!isOver[0]) {
                    try {
                      versions.add(get(address + "/"));
                      served.incrementAndGet();
                      Thread.sleep(20); // Four of these make 200 requests a second.
                    } catch (IOException | InterruptedException e) {
                      failures.add(e.toString());
                    }
                  }
                });
        client.start();
        clients.add(client);
      }

      for (int generation = 2; generation <= RESTARTS + 1; generation++) {
        restart(run, generation);
      }
      while (!versions.contains("version " + (RESTARTS + 1))) {
        Thread.sleep(20);
      }
      isOver[0] = true;
      for (Thread client : clients) {
        client.join();
      }

      assertThat(failures).isEmpty();
      assertThat(served).hasPositiveValue();
      assertThat(versions).contains("version 1", "version " + (RESTARTS + 1));
      assertThat(run.log().count("dropped")).isZero();
      assertThat(run.log().count("exited")).isZero();
      for (int generation = 1; generation <= RESTARTS; generation++) {
        run.log().awaitGeneration("collected", generation);
      }
    }
  }

  @Test
  void aListenerStaysConnected() throws Exception {
    try (RemainRun run = RemainRun.of(app).main("acme.App")) {
      HttpURLConnection connection =
          (HttpURLConnection) URI.create(address(run) + "/events").toURL().openConnection();
      connection.setReadTimeout(60_000);
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
        assertThat(lines.readLine()).isEqualTo("welcome");
        for (int generation = 2; generation <= 4; generation++) {
          restart(run, generation);
          assertThat(lines.readLine()).isEqualTo("version " + generation);
        }
      }
    }
  }

  @Test
  void anInterfaceThatIsLoadedAnewIsRefused() {
    app.source("acme.Pages", "public interface Pages extends Runnable { }")
        .edit(
            "acme.App",
            "List<OutputStream> listeners",
            """
            try {
              Remain.reloadable("pages", Pages.class, () -> { });
            } catch (IllegalArgumentException e) {
              System.out.println(e.getMessage());
            }
            try {
              Remain.reloadable("text", String.class, "text");
            } catch (IllegalArgumentException e) {
              System.out.println(e.getMessage());
            }
            List<OutputStream> listeners\
            """)
        .compile();
    try (RemainRun run = RemainRun.of(app).main("acme.App")) {
      run.prints(
          "reloadable(\"pages\"): acme.Pages is loaded anew in each generation, so that nothing that"
              + " stays can hold it: take an interface of the JDK or of a jar\n");
      run.prints(
          "reloadable(\"text\"): java.lang.String is no interface: take one that java.lang.String"
              + " implements\n");
    }
  }

  @Test
  void aCallThatNoGenerationServesIsAnswered() throws Exception {
    try (RemainRun run = RemainRun.of(app).options("--hold", "1s").main("acme.App")) {
      String address = address(run);
      run.started(1);
      app.edit("acme.App", "listeners = Remain", "listeners = args.length == 0 ? fail() : Remain")
          .edit(
              "acme.App",
              "private static void tell",
              "static List<OutputStream> fail() { throw new IllegalStateException(); }"
                  + " private static void tell")
          .compile();
      run.failed(2);

      org.assertj.core.api.Assertions.assertThatThrownBy(() -> get(address + "/"))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void aWebSocketStaysOpenAndIsAnsweredByEachGeneration() throws Exception {
    Path library =
        CompiledApp.in(directory.resolve("library"))
            .source("lib.Sockets", SOCKETS)
            .compile()
            .jar()
            .writeTo(directory.resolve("sockets.jar"));
    app.classPath(library)
        .source(
            "acme.App",
            """
            import dev.remain.Remain;
            import java.util.function.UnaryOperator;

            public class App {
              @SuppressWarnings("unchecked")
              public static void main(String[] args) throws Exception {
                UnaryOperator<String> answers =
                    Remain.reloadable("answers", UnaryOperator.class, text -> text + ", version 1");
                lib.Sockets sockets =
                    Remain.keep("sockets", lib.Sockets.class, () -> new lib.Sockets(answers));
                System.out.println("listening on " + sockets.port() + ".");
              }
            }
            """)
        .compile();
    try (RemainRun run = RemainRun.of(app).entries(library).main("acme.App")) {
      Dialogue dialogue = new Dialogue();
      WebSocket socket =
          HttpClient.newHttpClient()
              .newWebSocketBuilder()
              .buildAsync(URI.create(address(run).replace("http:", "ws:")), dialogue)
              .get(60, TimeUnit.SECONDS);
      assertThat(dialogue.ask(socket, "one")).isEqualTo("one, version 1");
      run.started(1);
      for (int generation = 2; generation <= 4; generation++) {
        restart(run, generation);

        assertThat(dialogue.ask(socket, "more")).isEqualTo("more, version " + generation);
        run.log().awaitGeneration("collected", generation - 1);
      }
      assertThat(socket.isInputClosed()).isFalse();
    }
  }

  /** What comes is queued, be it the end. */
  private static final class Dialogue implements WebSocket.Listener {
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    String ask(WebSocket socket, String question) throws InterruptedException {
      socket.sendText(question, true);
      return String.valueOf(heard.poll(60, TimeUnit.SECONDS));
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean isLast) {
      heard.add(text.toString());
      socket.request(1);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
      heard.add("closed " + status);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      heard.add(error.toString());
    }
  }
}
