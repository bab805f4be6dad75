// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench.measure;

import dev.remain.bench.Chapter;
import dev.remain.bench.Distribution;
import dev.remain.bench.Measurement;
import dev.remain.bench.Workplace;
import dev.remain.bench.application.Application;
import dev.remain.bench.contender.Contender;
import dev.remain.bench.contender.Contenders;
import dev.remain.bench.contender.Program;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What watching costs while nothing changes. All contenders watch the same files, at once. */
public final class Idle implements Measurement {

  private static final double BYTES_PER_MEGABYTE = 1024 * 1024;

  @Override
  public String name() {
    return "idle";
  }

  @Override
  public List<Chapter> measure(Workplace workplace) throws IOException {
    Contenders all = new Contenders(workplace);
    List<Contender> contenders = List.of(all.bare(), all.devTools(), all.remain());
    Duration window = Duration.ofSeconds(workplace.options().rounds(20, 5));
    Chapter processor =
        new Chapter("Processor time while nothing changes", "seconds per minute", "files watched")
            .note("Of the whole JVM, over " + window.toSeconds() + " s. The bare one watches none.")
            .drawn()
            .ratio("DevTools", "Remain");
    Chapter heap =
        new Chapter("Heap in use after a full collection, by files watched", "MB", "files watched")
            .note("Files of some forty bytes; Remain keeps what is in them.");
    ManyFiles files = new ManyFiles(workplace.applications().generated(10));
    for (int count : ManyFiles.counts(workplace)) {
      files.growTo(count);
      List<Program> programs = new ArrayList<>();
      try {
        for (Contender contender : contenders) {
          programs.add(start(contender, files.application()));
        }
        Pause.of(
            Duration.ofSeconds(
                workplace.options().rounds(20, 5))); // All is read, looked at once more, compiled.
        List<Duration> before = programs.stream().map(Program::processorTime).toList();
        long began = System.nanoTime();
        Pause.of(window);
        double minutes = (System.nanoTime() - began) / 60e9;
        List<Duration> after = programs.stream().map(Program::processorTime).toList();
        for (int i = 0; i < programs.size(); i++) {
          String name = contenders.get(i).name();
          double seconds = after.get(i).minus(before.get(i)).toMillis() / 1e3;
          processor.add(count + " files", name, Distribution.of(seconds / minutes));
          double bytes = programs.get(i).settle();
          heap.add(count + " files", name, Distribution.of(bytes / BYTES_PER_MEGABYTE));
        }
      } finally {
        programs.forEach(Program::close);
      }
    }
    return List.of(processor, heap);
  }

  private static Program start(Contender contender, Application application) throws IOException {
    Program program = contender.start(application, Flags.USUAL);
    program.arm();
    return program;
  }
}
