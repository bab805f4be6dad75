// SPDX-License-Identifier: Apache-2.0
package dev.remain.woven;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Channels that selectors watch. The JDK lets go of the port of a closed one only at the next
 * {@code select()} of each selector that it is registered with, which a library's thread may sit in
 * for ever; so whoever closes it wakes those. Thread-safe.
 */
public final class Selectors {

  private static final int MOST_MILLIS = 200;

  private static final Set<Selector> OPEN =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  private Selectors() {}

  /** After a selector or a channel was opened. */
  public static void made(Object thing) {
    if (thing instanceof Selector selector) {
      OPEN.add(selector);
      Calls.receiver().begun(selector);
    } else if (thing instanceof SelectableChannel channel) {
      opened(channel);
    }
  }

  /** A channel ends with its generation. */
  static void opened(SelectableChannel channel) {
    Calls.receiver().registered(channel, Selectors::close);
    Calls.receiver().begun(channel);
  }

  private static void close(Object thing) throws IOException {
    SelectableChannel channel = (SelectableChannel) thing;
    List<Selector> watching = watching(channel);
    channel.close();
    watching.forEach(Selector::wakeup);
    awaitRelease(channel);
  }

  private static List<Selector> watching(SelectableChannel channel) {
    List<Selector> open;
    synchronized (OPEN) {
      OPEN.removeIf(selector -> !selector.isOpen());
      open = new ArrayList<>(OPEN);
    }
    open.removeIf(selector -> channel.keyFor(selector) == null);
    return open;
  }

  /** Not for ever: the thread of a selector may be busy, or gone. */
  private static void awaitRelease(SelectableChannel channel) {
    try {
      for (int i = 0; i < MOST_MILLIS && channel.isRegistered(); i++) {
        TimeUnit.MILLISECONDS.sleep(1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
