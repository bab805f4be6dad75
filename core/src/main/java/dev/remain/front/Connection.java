// SPDX-License-Identifier: Apache-2.0
package dev.remain.front;

import dev.remain.front.page.Pages;
import dev.remain.thread.Deadline;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A client's connection. Each HTTP/1 request goes to the generation of its moment; any other
 * connection goes to one generation and ends with it. Confined to its thread.
 */
final class Connection implements Runnable {

  /** Silent for that long, a client may wait for the program to begin, which is looked for then. */
  private static final int SILENT_MILLIS = 200;

  /** Silent for that long, a client that has had its last answer sends nothing more. */
  private static final int LINGER_MILLIS = 1_000;

  private static final Duration LONGEST_LINGER = Duration.ofSeconds(10);

  private final Socket client;
  private final Entrance entrance;
  private final ThreadFactory threads;
  private final OwnNames names;
  private final Supplier<String> state;
  private final @Nullable Pages pages;

  /**
   * @param threads for bodies, and for the way back of what is not HTTP
   * @param names under which what is wrong is told
   * @param state why there is no generation, in words
   * @param pages what follows the program; null if nothing does
   */
  Connection(
      Socket client,
      Entrance entrance,
      ThreadFactory threads,
      OwnNames names,
      Supplier<String> state,
      @Nullable Pages pages) {
    this.client = client;
    this.entrance = entrance;
    this.threads = threads;
    this.names = names;
    this.state = state;
    this.pages = pages;
  }

  @Override
  public void run() {
    try (client;
        entrance) {
      client.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(client.getInputStream());
      if (speaksHttp(in)) {
        serveAll(in);
      }
    } catch (IOException e) {
      // One side has gone, and the other goes with it.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Whether the first that is said is said by the client, and HTTP. What else it is has been passed
   * on to its end.
   */
  private boolean speaksHttp(InputStream in) throws IOException, InterruptedException {
    FirstBytes first = new FirstBytes();
    Silence silence = null;
    FirstBytes.Kind kind = FirstBytes.Kind.UNKNOWN;
    client.setSoTimeout(SILENT_MILLIS);
    in.mark(FirstBytes.MOST);
    while (kind == FirstBytes.Kind.UNKNOWN && (silence == null || !silence.isBroken())) {
      try {
        kind = first.next(in.read());
      } catch (SocketTimeoutException e) {
        if (silence == null) {
          silence = new Silence(client, entrance);
          threads.newThread(silence).start();
        }
        // What has come and means nothing yet is not kept back once the program has spoken.
        client.setSoTimeout(first.isEmpty() ? 0 : SILENT_MILLIS);
      }
    }
    client.setSoTimeout(0);
    in.reset();
    if (kind == FirstBytes.Kind.HTTP && (silence == null || silence.endsInHttp())) {
      return true;
    }
    Backend heard = silence == null ? null : silence.endsInTunnel();
    if (silence != null && heard != null) {
      silence.pass(in, heard);
    } else {
      tunnel(in);
    }
    return false;
  }

  private void tunnel(InputStream in) throws InterruptedException {
    Inside inside = entrance.enter(false);
    if (inside != null) {
      inside.leave(); // It may last for ever, and nothing waits for it.
      try (Backend backend = inside.backend()) {
        new Tunnel(threads).run(client, in, backend);
      }
    }
  }

  private void serveAll(InputStream in) throws IOException, InterruptedException {
    boolean goesOn = true;
    while (goesOn) {
      HttpHead request;
      try {
        request = HttpHead.read(in, HttpHead.MOST_OF_A_REQUEST);
      } catch (HttpHead.TooLong e) {
        refuse(
            new Refusal(
                "431 Request Header Fields Too Large",
                "the head of this request is longer than " + HttpHead.MOST_OF_A_REQUEST + " bytes"),
            null);
        linger(in, null);
        return;
      }
      String problem = request == null ? null : request.problem();
      if (problem != null) {
        String reason = "the front cannot tell where this request ends: " + problem;
        refuse(new Refusal("400 Bad Request", reason), request);
        linger(in, null);
      }
      goesOn = request != null && problem == null && serve(request, in);
    }
  }

  /** Answers whether another request may follow. */
  private boolean serve(HttpHead request, InputStream in) throws IOException, InterruptedException {
    if (pages != null && PageServer.isFor(request)) {
      Refusal refusal =
          names.areAskedBy(request)
              ? new PageServer(pages, client, in).serve(request)
              : Refusal.UNKNOWN_NAME;
      if (refusal != null) {
        refuse(refusal, request);
        linger(in, null);
      }
      return refusal == null && request.keepsConnection() && !client.isClosed();
    }
    PageEdit edit = PageEdit.of(request, pages);
    if (edit != null && !names.areAskedBy(request)) {
      edit.leaveAlone(OwnNames.host(request));
      edit = null;
    }
    return serve(request, edit, in);
  }

  private boolean serve(HttpHead request, @Nullable PageEdit page, InputStream in)
      throws IOException, InterruptedException {
    boolean isRepeatable = request.isRepeatable();
    while (true) {
      Inside inside = entrance.enter(isRepeatable);
      if (inside == null) {
        refuse(Refusal.unavailable(state.get()), request);
        linger(in, null);
        return false;
      }
      HttpExchange exchange = new HttpExchange(request, page, client, in, inside);
      HttpExchange.Outcome outcome = HttpExchange.Outcome.NO_ANSWER;
      try {
        outcome = exchange.run(threads);
      } finally {
        inside.leave();
        if (outcome != HttpExchange.Outcome.NEXT) {
          inside.backend().close();
        }
      }
      if (outcome == HttpExchange.Outcome.NEXT) {
        entrance.keep(inside.backend());
        return true;
      }
      boolean isAskedAgain =
          outcome == HttpExchange.Outcome.NO_ANSWER
              && isRepeatable
              && (inside.isUsed() || inside.isOver());
      if (!isAskedAgain) {
        Refusal refusal = refusal(outcome, exchange.problem());
        if (refusal != null) {
          refuse(refusal, request);
        }
        linger(in, exchange);
        return false;
      }
      isRepeatable = inside.isUsed(); // Once: what it asks for may be what ended the generation.
    }
  }

  /** What is answered in the place of the program; null if it has answered. */
  private static @Nullable Refusal refusal(HttpExchange.Outcome outcome, String problem) {
    return switch (outcome) {
      case NEXT, LAST -> null;
      case NO_ANSWER -> Refusal.withoutAnswer();
      case BAD_ANSWER -> new Refusal("502 Bad Gateway", problem);
      case BAD_REQUEST -> new Refusal("400 Bad Request", problem);
    };
  }

  private void refuse(Refusal refusal, @Nullable HttpHead request) throws IOException {
    OutputStream out = client.getOutputStream();
    boolean isOurs = request == null || names.areAskedBy(request);
    out.write(isOurs ? refusal.bytes(request, pages) : refusal.toAnybody().bytes(request, null));
    out.flush();
  }

  /**
   * A connection that is closed while something is unread takes its last answer with it, so that it
   * is read first what the client is still sending.
   *
   * @param exchange that may still read it; null if none does
   */
  private void linger(InputStream in, @Nullable HttpExchange exchange)
      throws IOException, InterruptedException {
    client.shutdownOutput();
    if (exchange != null && !exchange.endsReading(LINGER_MILLIS)) {
      return; // Nothing has come that is unread.
    }
    client.setSoTimeout(LINGER_MILLIS);
    Deadline end = Deadline.in(LONGEST_LINGER);
    byte[] unread = new byte[1 << 13];
    int count = 0;
    while (count >= 0 && !end.isOver()) {
      count = in.read(unread);
    }
  }
}
