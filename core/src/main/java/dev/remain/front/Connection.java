// SPDX-License-Identifier: Apache-2.0
package dev.remain.front;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;

/**
 * A client's connection. Each HTTP/1 request goes to the generation of its moment; any other
 * connection goes to one generation and ends with it. Confined to its thread.
 */
final class Connection implements Runnable {

  private static final int FIRST_LINE_MILLIS = 200;
  private static final int LONGEST_LINE = 1 << 13;

  private final Socket client;
  private final Entrance entrance;
  private final ThreadFactory threads;
  private final Supplier<String> state;

  /**
   * @param threads for bodies, and for the way back of what is not HTTP
   * @param state why there is no generation, in words
   */
  Connection(Socket client, Entrance entrance, ThreadFactory threads, Supplier<String> state) {
    this.client = client;
    this.entrance = entrance;
    this.threads = threads;
    this.state = state;
  }

  @Override
  public void run() {
    try (client;
        entrance) {
      client.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(client.getInputStream());
      if (!speaksHttp(in)) {
        tunnel(in);
        return;
      }
      HttpHead request = HttpHead.read(in);
      while (request != null && request.isRequest() && serve(request, in)) {
        request = HttpHead.read(in);
      }
    } catch (IOException e) {
      // One side has gone, and the other goes with it.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** By its first line; a client that says nothing waits for the other side to begin. */
  private boolean speaksHttp(InputStream in) throws IOException {
    client.setSoTimeout(FIRST_LINE_MILLIS);
    in.mark(LONGEST_LINE);
    StringBuilder line = new StringBuilder();
    try {
      int next = in.read();
      while (next >= ' ' && next <= '~' && line.length() < LONGEST_LINE - 1) {
        line.append((char) next);
        next = in.read();
      }
    } catch (SocketTimeoutException e) {
      // It has nothing to say, or not yet.
    }
    client.setSoTimeout(0);
    in.reset();
    return HttpHead.isRequest(line.toString());
  }

  private void tunnel(InputStream in) throws InterruptedException {
    Entrance.Inside inside = entrance.enter(false);
    if (inside != null) {
      inside.leave(); // It may last for ever, and nothing waits for it.
      try (Backend backend = inside.backend()) {
        new Tunnel(threads).run(client, in, backend);
      }
    }
  }

  /** Answers whether another request may follow. */
  private boolean serve(HttpHead request, InputStream in) throws IOException, InterruptedException {
    HttpExchange.Outcome outcome = HttpExchange.Outcome.NO_ANSWER;
    boolean isUsed = request.isRepeatable();
    while (outcome == HttpExchange.Outcome.NO_ANSWER) {
      Entrance.Inside inside = entrance.enter(isUsed);
      if (inside == null) {
        refuse("503 Service Unavailable", state.get());
        return false;
      }
      isUsed = inside.isUsed();
      try {
        outcome = new HttpExchange(request, client, in, inside).run(threads);
      } finally {
        inside.leave();
        if (outcome != HttpExchange.Outcome.NEXT) {
          inside.backend().close();
        }
      }
      if (outcome == HttpExchange.Outcome.NEXT) {
        entrance.keep(inside.backend());
      } else if (outcome == HttpExchange.Outcome.NO_ANSWER && !isUsed) {
        refuse("502 Bad Gateway", "the program closed the connection without an answer");
        return false;
      }
    }
    return outcome == HttpExchange.Outcome.NEXT;
  }

  private void refuse(String status, String reason) throws IOException {
    byte[] body = (reason + "\n").getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 "
            + status
            + "\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: "
            + body.length
            + "\r\nRetry-After: 1\r\nConnection: close\r\n\r\n";
    OutputStream out = client.getOutputStream();
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    out.write(body);
    out.flush();
  }
}
