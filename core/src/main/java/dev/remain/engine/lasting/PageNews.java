// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.lasting;

import dev.remain.event.ReloadEvent;
import dev.remain.event.ReloadEvent.Changed;
import dev.remain.event.ReloadEvent.Compiling;
import dev.remain.event.ReloadEvent.Exited;
import dev.remain.event.ReloadEvent.Failed;
import dev.remain.event.ReloadEvent.NotCompiled;
import dev.remain.event.ReloadEvent.Refreshed;
import dev.remain.event.ReloadEvent.Rejected;
import dev.remain.event.ReloadEvent.Started;
import dev.remain.event.ReloadEvent.Unchanged;
import dev.remain.front.page.Pages;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What of all that happens is for those who look at the program from outside: what is wrong, until
 * it is mended, and what pages are made of. Thread-safe; waits for nobody.
 */
public final class PageNews implements Consumer<ReloadEvent> {

  private final Consumer<ReloadEvent> others;
  private final Pages pages;

  /** Why nothing runs, or only what ran before; empty while what was saved does. */
  private String end = "";

  /** The failure after which Remain runs something by itself, until it does. */
  private @Nullable Failed followed;

  /** The fingerprint of what was entered last. */
  private String entered = "";

  /** That of what was put back in the place of what failed, until something changes. */
  private @Nullable String putBack;

  /** Why what was saved last is not what runs; empty if it is. */
  private String refusal = "";

  /** Whether that was a compiler's, which a look at the classes says nothing of. */
  private boolean isOfCompiler;

  /**
   * @param others told first
   */
  public PageNews(Consumer<ReloadEvent> others, Pages pages) {
    this.others = others;
    this.pages = pages;
  }

  Pages pages() {
    return pages;
  }

  @Override
  public void accept(ReloadEvent event) {
    others.accept(event);
    take(event);
  }

  private synchronized void take(ReloadEvent event) {
    if (event instanceof Started started) {
      started(started);
    } else if (event instanceof Changed) {
      putBack = null;
      return;
    } else if (event instanceof Failed failed) {
      end = "Generation " + failed.generation() + " failed in main: " + failed.error();
      followed = failed.follows().isEmpty() ? null : failed;
    } else if (event instanceof Exited exited) {
      end = "Generation " + exited.generation() + " has exited with status " + exited.status();
    } else if (event instanceof NotCompiled broken) {
      refusal = "Not compiled: " + running(broken.running()) + "\n" + broken.errors().strip();
      isOfCompiler = true;
    } else if (event instanceof Rejected rejected) {
      refusal = "Rejected: " + running(rejected.running()) + "\n" + rejected.reason();
      isOfCompiler = false;
    } else if (event instanceof Compiling) {
      refusal = isOfCompiler ? "" : refusal; // All compiles again, or somebody else compiles.
    } else if (event instanceof Unchanged) {
      refusal = isOfCompiler ? refusal : "";
    } else if (event instanceof Refreshed refreshed) {
      pages.refreshed(refreshed.paths());
    } else {
      return;
    }
    pages.trouble(refusal.isEmpty() ? end : refusal);
  }

  /** What was put back is not what was saved, however often it is entered. */
  private void started(Started started) {
    String program = started.fingerprint();
    Failed failed = followed;
    if (failed != null && !program.equals(entered)) {
      putBack = program;
    }
    if (!program.equals(putBack)) {
      end = "";
    } else if (failed != null) {
      end =
          "Generation "
              + failed.generation()
              + " failed in main, and generation "
              + started.generation()
              + " runs what ran before: "
              + failed.error();
    }
    followed = null;
    entered = program;
    refusal = "";
  }

  private static String running(int generation) {
    return generation > 0 ? "generation " + generation + " still runs" : "nothing is running";
  }

  /**
   * Why a request gets no answer.
   *
   * @param state the same by what runs: a line, and others below it
   */
  synchronized String whyNobodyAnswers(String state) {
    if (refusal.isEmpty() || !isOfCompiler) {
      return state;
    }
    return firstLine(state)
        + "\nWhat was saved since then does not compile:\n"
        + refusal.substring(refusal.indexOf('\n') + 1);
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
