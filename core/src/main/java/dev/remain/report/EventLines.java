// SPDX-License-Identifier: Apache-2.0
package dev.remain.report;

import dev.remain.event.ReloadEvent;
import dev.remain.event.ReloadEvent.Carried;
import dev.remain.event.ReloadEvent.Changed;
import dev.remain.event.ReloadEvent.Cleaned;
import dev.remain.event.ReloadEvent.Collected;
import dev.remain.event.ReloadEvent.Compiling;
import dev.remain.event.ReloadEvent.Dropped;
import dev.remain.event.ReloadEvent.Exited;
import dev.remain.event.ReloadEvent.Failed;
import dev.remain.event.ReloadEvent.Holding;
import dev.remain.event.ReloadEvent.Learned;
import dev.remain.event.ReloadEvent.NotCompiled;
import dev.remain.event.ReloadEvent.Off;
import dev.remain.event.ReloadEvent.Phase;
import dev.remain.event.ReloadEvent.Refreshed;
import dev.remain.event.ReloadEvent.Rejected;
import dev.remain.event.ReloadEvent.Retained;
import dev.remain.event.ReloadEvent.Started;
import dev.remain.event.ReloadEvent.Stopped;
import dev.remain.event.ReloadEvent.Unchanged;
import dev.remain.event.ReloadEvent.Warned;
import dev.remain.event.ReloadEvent.Watching;
import java.time.Duration;
import java.util.List;

/** The words for each event. */
final class EventLines {

  private static final int SHORT_FINGERPRINT = 7;
  private static final int MOST_THREADS = 3;

  private final Block block;
  private final boolean verbose;

  EventLines(Block block, boolean verbose) {
    this.block = block;
    this.verbose = verbose;
  }

  /** Adds the lines of this event, none if it is worth none. */
  void add(ReloadEvent event) {
    if (event instanceof Started started) {
      started(started);
    } else if (event instanceof Stopped stopped) {
      stopped(stopped);
    } else if (event instanceof Rejected rejected) {
      rejected(rejected);
    } else if (event instanceof Failed failed) {
      failed(failed);
    } else if (event instanceof Exited exited) {
      exited(exited);
    } else if (event instanceof Watching watching) {
      watching(watching);
    } else if (event instanceof Off off) {
      block.line().text("off: ").text(off.reason());
    } else if (event instanceof Holding holding) {
      block.line().text("waiting: ").text(holding.reason());
    } else if (event instanceof NotCompiled refused) {
      notCompiled(refused);
    } else if (event instanceof Compiling compiling) {
      block.line().text(compiling.sentence());
    } else if (event instanceof Carried carried) {
      carried(carried);
    } else if (event instanceof Refreshed refreshed) {
      refreshed(refreshed.paths());
    } else if (event instanceof Learned learned) {
      learned(learned);
    } else if (event instanceof Dropped dropped) {
      dropped(dropped);
    } else if (event instanceof Warned warned) {
      warned(warned.sentence());
    } else if (verbose) {
      diagnose(event);
    }
  }

  void warned(String sentence) {
    block.line().word("warning:", Block.Style.CAUTION).text(" ").text(sentence);
  }

  private void watching(Watching event) {
    block
        .line()
        .text("watching ")
        .text(watched(event.directories(), event.jars()))
        .text(", ")
        .text(Amount.of(event.classes(), "class", "classes"))
        .text(", base ")
        .text(Amount.of(event.baseJars(), "jar", "jars"))
        .text(" (" + event.mode() + ")");
  }

  private static String watched(int directories, int jars) {
    String ofJars = Amount.of(jars, "jar", "jars");
    String ofDirectories = Amount.of(directories, "directory", "directories");
    if (jars == 0) {
      return ofDirectories;
    }
    return directories == 0 ? ofJars : ofDirectories + " and " + ofJars;
  }

  private void started(Started event) {
    // the reader adds the phases up, so the total is that of the rounded numbers
    long total = 0;
    StringBuilder phases = new StringBuilder();
    for (Phase phase : event.phases()) {
      long millis = Amount.millis(phase.took());
      total += millis;
      phases.append(phases.length() == 0 ? "  [" : ", ");
      phases.append(phase.name()).append(' ').append(millis);
    }
    generation(event.generation()).word("running", Block.Style.GOOD);
    block.text(" in ").text(Amount.of(Duration.ofMillis(total)));
    if (!event.cause().isEmpty()) {
      block.text(": ").text(event.cause());
    }
    if (event.anew() > 0) {
      block.text("; " + event.anew() + " of ");
      block.text(Amount.of(event.baseJars(), "jar", "jars")).text(" anew");
    }
    block.text("  ").text(shortened(event.fingerprint()));
    if (event.sameAs() > 0) {
      block.text(" = gen " + event.sameAs());
    }
    if (phases.length() > 0) {
      block.text(phases.append(']').toString());
    }
  }

  private void stopped(Stopped event) {
    if (verbose) {
      generation(event.generation()).text("stopped in ").text(Amount.of(event.took()));
      if (!event.ended().isEmpty()) {
        block.text("; it had left open ").text(String.join(", ", event.ended()));
      }
    }
    boolean isMany = event.survivors().size() > 1;
    for (String survivor : event.survivors()) {
      String what = survivor.contains(" threads)") ? "left threads: " : "left a thread: ";
      isMany |= survivor.contains(" threads)");
      generation(event.generation()).text(what).text(survivor);
    }
    if (!event.survivors().isEmpty()) {
      block.more().text("gen " + event.generation() + " stays in memory as long as ");
      block.text(isMany ? "they run: end them" : "it runs: end it");
      block.text(" in a stop hook, or set hard-stop=true");
    }
    if (!event.adopted().isEmpty()) {
      generation(event.generation()).text("left ");
      block.text(Amount.of(event.adopted().size(), "thread", "threads"));
      block.text(" to the libraries that made ").text(event.adopted().size() == 1 ? "it" : "them");
      block.text(": ").text(shortened(event.adopted()));
    }
    for (String note : event.notes()) {
      generation(event.generation()).text("while stopping: ").text(note);
    }
  }

  private void rejected(Rejected event) {
    // Its number stays free, and so is not told.
    block.line().word("REJECTED", Block.Style.CAUTION).text(": ").text(event.reason());
    if (event.running() > 0) {
      block.more().text("still running gen " + event.running() + ": fix and save");
    } else {
      nothingRuns();
    }
  }

  private void notCompiled(NotCompiled event) {
    block.line().word("NOT COMPILED", Block.Style.CAUTION).text(": ").text(event.errors());
    if (event.running() > 0) {
      block.more().text("still running gen " + event.running() + ": fix and save");
    } else {
      nothingRuns();
    }
  }

  private void failed(Failed event) {
    generation(event.generation()).word("FAILED", Block.Style.BAD);
    block.text(" in main: ").text(event.error());
    if (event.follows().isEmpty()) {
      nothingRuns();
    } else {
      block.more().text(event.follows());
    }
  }

  private void nothingRuns() {
    block.more().text("nothing is running: fix and save");
  }

  private void exited(Exited event) {
    generation(event.generation()).text("exited with " + event.status() + " after ");
    block.text(Amount.of(event.ran()));
    block.text(event.leaving() ? ": leaving" : ": waiting for changes");
  }

  private void carried(Carried event) {
    if (event.objects() == 0 && event.notes().isEmpty() && !verbose) {
      return;
    }
    block.line().text("carried ").text(Amount.grouped(event.objects(), "object", "objects"));
    block.text(" in ").text(Amount.of(event.took()));
    for (String note : event.notes()) {
      block.more().text(note);
    }
  }

  private void refreshed(List<String> paths) {
    block.line().text("refreshed ").text(Amount.of(paths.size(), "resource", "resources"));
    if (!paths.isEmpty()) {
      block.text(" (").text(paths.get(0));
      block.text(paths.size() > 1 ? " +" + (paths.size() - 1) + ")" : ")");
    }
  }

  private void learned(Learned event) {
    if (event.jar().isEmpty()) {
      String all = Amount.of(event.with().size(), "jar", "jars");
      block.line().text("all " + all + " are loaded anew with each generation from now on: ");
      block.text(event.reason());
      return;
    }
    block.line().text(event.jar()).text(" ").text(event.reason());
    block.text(": loaded anew with each generation from now on");
    int more = event.with().size();
    if (more > 0) {
      block.text(" (+" + Amount.of(more, "jar that uses", "jars that use") + " it)");
    }
  }

  private void dropped(Dropped event) {
    block.line().text("kept \"").text(event.key()).text("\" is dropped: ").text(event.reason());
    if (!event.problem().isEmpty()) {
      block.more().text(event.problem());
    }
  }

  private void diagnose(ReloadEvent event) {
    if (event instanceof Changed changed) {
      block.line().text("on disk: ").text(changed.cause());
      block.text("  ").text(shortened(changed.fingerprint()));
      if (!changed.certain()) {
        block.more().text("the build still looked unfinished when the longest wait was over");
      }
    } else if (event instanceof Unchanged) {
      block.line().text("files were written, and their content is what runs already");
    } else if (event instanceof Cleaned cleaned) {
      block.line().text(cleaned.generation() > 0 ? "gen " + cleaned.generation() + " " : "base ");
      block.text("cleaned up: ").text(String.join("; ", cleaned.cuts()));
    } else if (event instanceof Collected collected) {
      loader(collected.generation(), collected.loader()).text("is gone from memory");
    } else if (event instanceof Retained retained) {
      retained(retained);
    }
  }

  /** To be told to everyone the first time a leak is met, and then to those who ask for more. */
  void retained(Retained event) {
    loader(event.generation(), event.loader()).text("is still in memory, held by ");
    block.text(event.path());
    if (!event.advice().isEmpty()) {
      block.more().text(event.advice());
    }
  }

  private Block loader(int generation, String name) {
    return generation > 0
        ? generation(generation)
        : block.line().text("the replaced base " + name + " ");
  }

  private Block generation(int number) {
    return block.line().text("gen " + number + " ");
  }

  private static String shortened(List<String> threads) {
    String shown =
        String.join("\", \"", threads.subList(0, Math.min(MOST_THREADS, threads.size())));
    int more = threads.size() - MOST_THREADS;
    return "\"" + shown + (more > 0 ? "\" +" + more : "\"");
  }

  static String shortened(String fingerprint) {
    return fingerprint.substring(0, Math.min(SHORT_FINGERPRINT, fingerprint.length()));
  }
}
