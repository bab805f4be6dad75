// SPDX-License-Identifier: Apache-2.0
package dev.remain.control;

import dev.remain.json.JsonObject;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** A client: a line for each question, a line of JSON for each answer. Confined to its thread. */
final class Conversation implements Runnable {

  private static final int LONGEST_LINE = 1024;

  private final SocketChannel client;
  private final Commands commands;

  Conversation(SocketChannel client, Commands commands) {
    this.client = client;
    this.commands = commands;
  }

  @Override
  public void run() {
    try (SocketChannel open = client) {
      InputStream in = new BufferedInputStream(Channels.newInputStream(open));
      OutputStream out = Channels.newOutputStream(open);
      for (String line = line(in); line != null; line = line(in)) {
        if (line.equals("events")) {
          follow(out);
          return;
        }
        if (!line.isEmpty()) {
          write(out, commands.answer(line).toString());
        }
      }
    } catch (IOException e) {
      // It has hung up.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // Nobody interrupts this thread but the end of the JVM.
    }
  }

  /** Every event from now on, until the client hangs up. */
  private void follow(OutputStream out) throws IOException, InterruptedException {
    BlockingQueue<String> events = commands.recent().subscribe();
    try {
      write(out, new JsonObject().put("ok", true).put("text", "events follow").toString());
      while (true) {
        write(out, events.take());
      }
    } finally {
      commands.recent().unsubscribe(events);
    }
  }

  private static void write(OutputStream out, String json) throws IOException {
    out.write((json + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Null at the end, or if no question is that long. */
  private static @Nullable String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int one = in.read(); one != '\n'; one = in.read()) {
      if (line.size() == LONGEST_LINE || (one < 0 && line.size() == 0)) {
        return null;
      }
      if (one < 0) {
        break;
      }
      line.write(one);
    }
    return line.toString(StandardCharsets.UTF_8).trim();
  }
}
