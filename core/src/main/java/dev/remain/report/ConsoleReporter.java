// SPDX-License-Identifier: Apache-2.0
package dev.remain.report;

import dev.remain.event.ReloadEvent;
import java.io.PrintStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells a person what happens. The lines of one event are written in one piece, so that those of
 * another thread never come between. Thread-safe.
 */
public final class ConsoleReporter implements Consumer<ReloadEvent> {

  private final PrintStream out;
  private final boolean verbose;
  private final boolean color;

  /** Asked once, with the first start, for what its line is to end with. */
  private volatile @Nullable Supplier<String> atFirstStart;

  /** Fingerprints of leaks that were told. */
  private final Set<String> leaks = ConcurrentHashMap.newKeySet();

  /**
   * @param out the process's standard error as it was at the start, which the application cannot
   *     replace
   * @param verbose whether diagnostics are told too
   * @param color whether keywords are colored
   */
  public ConsoleReporter(PrintStream out, boolean verbose, boolean color) {
    this.out = out;
    this.verbose = verbose;
    this.color = color;
  }

  @Override
  public void accept(ReloadEvent event) {
    Block block = new Block(color);
    EventLines lines = new EventLines(block, verbose);
    if (event instanceof ReloadEvent.Retained retained && isNews(retained)) {
      lines.retained(retained);
    } else {
      lines.add(event);
    }
    Supplier<String> hint = atFirstStart;
    if (hint != null && event instanceof ReloadEvent.Started) {
      atFirstStart = null;
      block.text(hint.get());
    }
    print(block);
  }

  /** Has that asked, with the first start, for what its line is to end with. */
  public void atFirstStart(Supplier<String> hint) {
    atFirstStart = hint;
  }

  private boolean isNews(ReloadEvent.Retained event) {
    return !event.soft() && leaks.add(event.leak());
  }

  /** Tells a sentence of no event. */
  public void say(String sentence) {
    print(new Block(color).line().text(sentence));
  }

  /** Tells a sentence that asks for attention. */
  public void warn(String sentence) {
    Block block = new Block(color);
    new EventLines(block, verbose).warned(sentence);
    print(block);
  }

  /** As {@link #warn(String)}, each. */
  public void warn(Iterable<String> sentences) {
    for (String sentence : sentences) {
      warn(sentence);
    }
  }

  /** Writes what is no words. */
  public void write(String text) {
    out.print(text);
    out.flush();
  }

  /** Tells a sentence to those who asked for diagnostics. */
  public void diagnose(String sentence) {
    if (verbose) {
      say(sentence);
    }
  }

  private void print(Block block) {
    if (block.isEmpty()) {
      return;
    }
    // a print stream writes one string in one piece
    out.print(block);
    out.flush();
  }
}
