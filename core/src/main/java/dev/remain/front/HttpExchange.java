// SPDX-License-Identifier: Apache-2.0
package dev.remain.front;

import dev.remain.front.page.Insertion;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP/1 request and its answer. Confined to the client's thread, but for the body of the
 * request, which another passes on beside the answer.
 */
final class HttpExchange {

  /** A program may answer, at most, that long before it has been sent the whole request. */
  private static final long MOMENT_MILLIS = 1_000;

  /** So that a head and a small body are sent together. */
  private static final int BUFFER = 1 << 15;

  private final HttpHead request;
  private final @Nullable PageEdit page;
  private final Socket client;
  private final InputStream in;
  private final Inside inside;
  private final Backend backend;

  /** Written before the connection to the program is closed for it. */
  private volatile String problem = "";

  private volatile Outcome outcome = Outcome.NO_ANSWER;

  /** Counted down when nobody reads the body of the request any more. */
  private CountDownLatch reading = new CountDownLatch(0);

  /** How it ended. */
  enum Outcome {
    /** Another request may follow. */
    NEXT,
    LAST,
    /** The program closed its connection instead, or has ended; the client was sent nothing. */
    NO_ANSWER,
    /** What the program answered is no answer; nothing of it was sent to the client. */
    BAD_ANSWER,
    /** What the client sent after the head is no body, and there is no answer. */
    BAD_REQUEST
  }

  /**
   * @param page what is done to it if it is for a page that is to follow; null if nothing is
   * @param in what the client sends after the head
   */
  HttpExchange(
      HttpHead request, @Nullable PageEdit page, Socket client, InputStream in, Inside inside) {
    this.request = request;
    this.page = page;
    this.client = client;
    this.in = in;
    this.inside = inside;
    this.backend = inside.backend();
  }

  /**
   * @param threads for the body of the request, and the way back of what is not HTTP any more
   */
  Outcome run(ThreadFactory threads) throws IOException, InterruptedException {
    CountDownLatch sent = send(threads);
    HttpHead response = response();
    if (response == null || !inside.answers()) {
      return problem.isEmpty() ? Outcome.NO_ANSWER : outcome;
    }
    OutputStream out = new BufferedOutputStream(client.getOutputStream(), BUFFER);
    HttpHead.Framing framing = response.responseFraming(request);
    Insertion insertion = insertion(response, framing);
    out.write(
        insertion == null
            ? response.bytes()
            : PageEdit.edited(response, framing, insertion).bytes());
    if (response.switchesProtocol(request)) {
      out.flush();
      inside.leave();
      new Tunnel(threads).run(client, in, backend);
      return Outcome.LAST;
    }
    if (response.isStream()) {
      inside.leave();
    }
    boolean mayLast = framing == HttpHead.Framing.END || response.isStream();
    try {
      if (mayLast || (framing != HttpHead.Framing.NONE && !backend.speaksSoon())) {
        out.flush();
      }
      if (insertion == null) {
        HttpBody.copy(framing, response.length(), backend.in(), out);
      } else {
        PageBody.copy(framing, response.length(), backend.in(), out, insertion);
      }
    } catch (IOException e) {
      out.flush(); // What there is of it is the client's.
      throw e;
    }
    if (framing == HttpHead.Framing.END
        || !request.keepsConnection()
        || !response.keepsConnection()) {
      return Outcome.LAST;
    }
    inside.leave();
    return sent.await(MOMENT_MILLIS, TimeUnit.MILLISECONDS) ? Outcome.NEXT : Outcome.LAST;
  }

  /** What is put into the page that is answered; null if all is to stay as it is. */
  private @Nullable Insertion insertion(HttpHead response, HttpHead.Framing framing) {
    if (page == null
        || framing == HttpHead.Framing.NONE
        || response.switchesProtocol(request)
        || (framing == HttpHead.Framing.LENGTH && backend.startsWide())) {
      return null;
    }
    return page.insertion(response, backend.port());
  }

  /** Sends the head now, and the body beside the answer, which the client may wait for. */
  private CountDownLatch send(ThreadFactory threads) {
    HttpHead.Framing framing = request.requestFraming();
    CountDownLatch sent = new CountDownLatch(framing == HttpHead.Framing.NONE ? 0 : 1);
    try {
      backend.out().write((page == null ? request : page.request()).bytes());
    } catch (IOException e) {
      return sent; // That it has ended is seen when the answer is read.
    }
    if (sent.getCount() > 0) {
      CountDownLatch read = new CountDownLatch(1);
      Runnable body =
          () -> {
            try {
              HttpBody.copy(framing, request.length(), in, new ToProgram(backend.out()));
              sent.countDown();
            } catch (ToProgram.Deaf e) {
              // It has closed its side, and may have answered before.
            } catch (HttpBody.Malformed e) {
              fail(
                  Outcome.BAD_REQUEST,
                  "the front cannot tell where this request ends: " + e.getMessage());
              backend.close();
            } catch (IOException e) {
              backend.close(); // Without the rest there is no answer.
            } finally {
              read.countDown();
            }
          };
      reading = read;
      threads.newThread(body).start();
    }
    return sent;
  }

  /** The final one; interim ones are passed on. Null if there is none. */
  private @Nullable HttpHead response() throws IOException {
    HttpHead response = head();
    while (response != null && response.isInterim()) {
      client.getOutputStream().write(response.bytes());
      response = head();
    }
    return response;
  }

  private @Nullable HttpHead head() {
    try {
      HttpHead head = HttpHead.read(backend.in(), HttpHead.MOST_OF_AN_ANSWER);
      if (head != null && head.status() == 0) {
        fail(Outcome.BAD_ANSWER, "what the program answered is not HTTP/1");
        return null;
      }
      return head;
    } catch (HttpHead.TooLong e) {
      fail(
          Outcome.BAD_ANSWER,
          "the head of the program's answer is longer than "
              + HttpHead.MOST_OF_AN_ANSWER
              + " bytes");
      return null;
    } catch (IOException e) {
      return null;
    }
  }

  private synchronized void fail(Outcome how, String why) {
    if (problem.isEmpty()) {
      outcome = how;
      problem = why;
    }
  }

  /**
   * Whether nobody reads what the client sends any more, on another thread; waits for it, once the
   * connection to the program is closed.
   */
  boolean endsReading(long millis) throws InterruptedException {
    return reading.await(millis, TimeUnit.MILLISECONDS);
  }

  /** Why there is no answer, if that is known. */
  String problem() {
    return problem;
  }
}
