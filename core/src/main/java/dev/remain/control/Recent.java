// SPDX-License-Identifier: Apache-2.0
package dev.remain.control;

import dev.remain.event.ReloadEvent;
import dev.remain.report.ConsoleReporter;
import dev.remain.report.EventJson;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** What happened last, for those who come later; and passed on to those who listen. Thread-safe. */
public final class Recent implements Consumer<ReloadEvent> {

  private static final int MOST = 200;

  /** Who does not read so many events is not told more. */
  private static final int MOST_UNREAD = 10_000;

  private final Deque<ReloadEvent> events = new ArrayDeque<>();
  private final List<BlockingQueue<String>> listeners = new CopyOnWriteArrayList<>();

  @Override
  public void accept(ReloadEvent event) {
    synchronized (events) {
      if (events.size() == MOST) {
        events.removeFirst();
      }
      events.addLast(event);
    }
    if (!listeners.isEmpty()) {
      String json = EventJson.of(event).toString();
      for (BlockingQueue<String> listener : listeners) {
        boolean unused = listener.offer(json);
      }
    }
  }

  BlockingQueue<String> subscribe() {
    BlockingQueue<String> listener = new LinkedBlockingQueue<>(MOST_UNREAD);
    listeners.add(listener);
    return listener;
  }

  @SuppressWarnings("ReferenceEquality") // that very queue
  void unsubscribe(BlockingQueue<String> listener) {
    listeners.removeIf(one -> one == listener);
  }

  /** The last events in the words of the console. */
  String words() {
    List<ReloadEvent> all;
    synchronized (events) {
      all = new ArrayList<>(events);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ConsoleReporter words =
        new ConsoleReporter(new PrintStream(bytes, true, StandardCharsets.UTF_8), false, false);
    all.forEach(words);
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
