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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What Remain keeps in the heap: the bytes of all classes, from which the next generation is made.
 */
public final class Memory implements Measurement {

  private static final double BYTES_PER_KILOBYTE = 1024;

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public List<Chapter> measure(Workplace workplace) throws IOException {
    Contenders all = new Contenders(workplace);
    Chapter chapter =
        new Chapter("Heap in use after a full collection", "KB", "live classes")
            .note("After three restarts. *Kept* is what Remain has more than the bare loader.")
            .ratio("kept", "class files");
    for (int classes : workplace.sizes()) {
      String row = classes + " classes";
      Application application = workplace.applications().generated(classes);
      double files = size(application.classes()) / BYTES_PER_KILOBYTE;
      double bare = heap(all.bare(), application);
      double remain = heap(all.remain(), application);
      chapter.add(row, "class files", Distribution.of(files));
      chapter.add(row, "bare loader", Distribution.of(bare));
      chapter.add(row, "Remain", Distribution.of(remain));
      chapter.add(row, "kept", Distribution.of(remain - bare));
    }
    return List.of(chapter);
  }

  private static double heap(Contender contender, Application application) throws IOException {
    try (Program program = contender.start(application, Flags.USUAL)) {
      for (int i = 0; i < 3; i++) {
        program.restart();
        program.settle();
      }
      return program.settle() / BYTES_PER_KILOBYTE;
    }
  }

  private static long size(Path directory) throws IOException {
    long sum = 0;
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        sum += Files.size(file);
      }
    }
    return sum;
  }
}
