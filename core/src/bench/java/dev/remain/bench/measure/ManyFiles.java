// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench.measure;

import dev.remain.bench.Workplace;
import dev.remain.bench.application.Application;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A small program whose class directory also holds many other files, fifty to a directory. */
final class ManyFiles {

  private static final int PER_DIRECTORY = 50;

  private final Application application;
  private int count;

  ManyFiles(Application application) {
    this.application = application;
  }

  /** How many are measured. */
  static List<Integer> counts(Workplace workplace) {
    return workplace.options().quick()
        ? List.of(1_000, 10_000)
        : List.of(1_000, 10_000, 50_000, 100_000);
  }

  /** Adds files, each of its own content, until there are so many. */
  void growTo(int files) throws IOException {
    for (; count < files; count++) {
      Path file =
          application
              .classes()
              .resolve("data/d%05d/f%07d.txt".formatted(count / PER_DIRECTORY, count));
      if (count % PER_DIRECTORY == 0) {
        Files.createDirectories(file.getParent());
      }
      Files.writeString(file, "A resource of a program, number " + count + ".\n");
    }
  }

  Application application() {
    return application;
  }
}
