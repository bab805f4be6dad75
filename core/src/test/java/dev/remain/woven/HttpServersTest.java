// SPDX-License-Identifier: Apache-2.0
package dev.remain.woven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpServersTest {

  private final AtomicInteger served = new AtomicInteger();

  private HttpServer server() throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server = HttpServer.create(address, 0);
    server.createContext("/", exchange -> served.incrementAndGet());
    return server;
  }

  private static void take(int port) throws IOException {
    new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
  }

  @Test
  void oneThatWasNeverStartedGivesItsPortBackAndServesNobody() throws IOException {
    HttpServer server = server();
    int port = server.getAddress().getPort();
    try (Socket early = new Socket(InetAddress.getLoopbackAddress(), port)) {
      early.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      assertThatThrownBy(() -> take(port)).isInstanceOf(BindException.class);

      HttpServers.end(server);

      assertThatCode(() -> take(port)).doesNotThrowAnyException();
    }
    assertThat(served).hasValue(0);
  }

  @Test
  void oneThatRunsEndsToo() throws IOException {
    HttpServer server = server();
    server.start();
    int port = server.getAddress().getPort();

    HttpServers.end(server);

    assertThatCode(() -> take(port)).doesNotThrowAnyException();
  }

  @Test
  void oneWithoutAPortEnds() throws IOException {
    HttpServer server = HttpServer.create();

    assertThatCode(() -> HttpServers.end(server)).doesNotThrowAnyException();
  }
}
