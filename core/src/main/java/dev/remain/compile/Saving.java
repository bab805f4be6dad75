// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile;

import dev.remain.classpath.Publication;
import dev.remain.compile.round.Content;
import dev.remain.compile.round.Rounds;
import dev.remain.compile.round.SourceError;
import dev.remain.watch.disk.ChangeSource;
import dev.remain.watch.disk.Time;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Compiles what is saved, and publishes it: once all that was saved compiles, and nothing was saved
 * meanwhile. Confined to the compile thread.
 */
final class Saving {

  /** A text that ends too early may go on within that time. */
  private static final long CUT_OFF = Duration.ofMillis(300).toNanos();

  /** Errors that follow others sooner are told when no save has come for a while. */
  private static final long PILE = Duration.ofSeconds(1).toNanos();

  /** Within that time a second compiler makes its own of a save. */
  private static final long SECOND_WRITER = Duration.ofSeconds(10).toNanos();

  /** After so many compilations that a save has overtaken the next one counts. */
  private static final int MOST_OVERTAKEN = 10;

  private final Codebase code;
  private final Edits edits;
  private final Hinted hinted;
  private final ChangeSource source;
  private final Time time;
  private final Told told;
  private final CompileListener listener;
  private long refusedNanos;
  private long publishedNanos = Long.MIN_VALUE / 2;
  private long handled;
  private long wait;
  private boolean isOvertaken;

  Saving(
      Codebase code,
      Edits edits,
      Hinted hinted,
      ChangeSource source,
      Time time,
      Told told,
      CompileListener listener) {
    this.code = code;
    this.edits = edits;
    this.hinted = hinted;
    this.source = source;
    this.time = time;
    this.told = told;
    this.listener = listener;
    this.handled = code.version();
  }

  /** Has what is pending compiled with the next turn, though nothing was saved since. */
  void hurry() {
    handled = code.pending().isEmpty() ? code.version() : -1;
  }

  /** How long to wait for something to happen. */
  long patience(long longest) {
    return hinted.hasSources() || handled != code.version() ? Math.min(wait, longest) : longest;
  }

  /** Whether all that was saved is dealt with. */
  boolean isDone() {
    return !hinted.hasSources() && handled == code.version();
  }

  /** Whether somebody else has written classes. */
  boolean isOvertaken() {
    for (Path file : hinted.takeClasses()) {
      if (code.isForeign(file)) {
        isOvertaken = true;
        tellAlike(file);
      }
    }
    return isOvertaken;
  }

  /** Who compiles the same sources once more, as an IDE does, is no reason for another restart. */
  private void tellAlike(Path file) {
    Publication.File alike =
        hinted.hasSources() || !code.pending().isEmpty() ? null : code.alike(file);
    if (alike != null && time.nanos() - publishedNanos < SECOND_WRITER) {
      listener.alike(alike);
    }
  }

  /** Does what is to be done now, if anything is. */
  void step() throws IOException, InterruptedException {
    if (hinted.hasSources()) {
      wait = edits.read(code);
      if (wait > 0) {
        return;
      }
    }
    for (int i = 0; handled != code.version() && !isOvertaken(); i++) {
      long version = code.version();
      Rounds.Outcome outcome = code.compile();
      boolean isLast = i == MOST_OVERTAKEN;
      if (isLast || isStill(outcome, version)) {
        handled = version;
        conclude(outcome);
      }
    }
  }

  /** Whether that is what is to be told of: nothing else was saved meanwhile. */
  private boolean isStill(Rounds.Outcome outcome, long version)
      throws IOException, InterruptedException {
    source.poll(0, hinted);
    long end = hinted.lastSource() + patience(outcome);
    while (!hinted.hasSources() && end - time.nanos() > 0) {
      source.poll(end - time.nanos(), hinted);
    }
    while (hinted.hasSources()) {
      long left = edits.read(code);
      if (left > 0) {
        source.poll(left, hinted);
      }
    }
    return code.version() == version && !isOvertaken();
  }

  /** How long after a save errors are told: at once, but for what may be mended by itself. */
  private long patience(Rounds.Outcome outcome) {
    if (outcome instanceof Rounds.Failed failed) {
      boolean isCutOff = failed.errors().stream().allMatch(SourceError::isCutOff);
      boolean isPile = told.hasErrors() && time.nanos() - refusedNanos < PILE;
      return isCutOff || isPile ? CUT_OFF : 0;
    }
    return 0;
  }

  private void conclude(Rounds.Outcome outcome) {
    if (outcome instanceof Rounds.Failed failed) {
      told.refused(failed.errors());
      refusedNanos = time.nanos();
    } else if (outcome instanceof Rounds.Done done) {
      List<Output> outputs = code.outputs(done);
      if (outputs.stream().anyMatch(Saving::isForeign)) {
        isOvertaken = true;
      } else if (outputs.isEmpty()) {
        code.accept(done);
        if (told.hasErrors()) {
          told.say("all compiles again, to the classes that are there");
        }
        told.compiles();
      } else {
        publish(done, outputs);
      }
    }
  }

  /** Whether a file of the program is not what is to be replaced. */
  private static boolean isForeign(Output output) {
    if (!output.isLive()) {
      return false;
    }
    Content before = output.before();
    try {
      byte[] now = Files.readAllBytes(output.file());
      return before == null || !Arrays.equals(now, before.bytes());
    } catch (NoSuchFileException e) {
      return before != null;
    } catch (IOException e) {
      return true;
    }
  }

  private void publish(Rounds.Done done, List<Output> outputs) {
    String cause = SaveText.cause(code, done);
    List<Publication.File> files = new ArrayList<>();
    listener.publishing();
    try {
      Publisher.publish(outputs);
      outputs.stream().filter(Output::isLive).forEach(output -> files.add(output.published()));
      code.accept(done);
      publishedNanos = time.nanos();
      told.compiles();
    } catch (IOException e) {
      told.unwritten(e);
    } finally {
      listener.published(new Publication(files, cause, hinted.lastSource(), time.nanos()));
    }
    code.remember();
  }
}
