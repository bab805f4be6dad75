// SPDX-License-Identifier: Apache-2.0
package dev.remain.compat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The JDKs of this machine. */
final class Jdks {

  private Jdks() {}

  /** The one that the suite runs on. */
  static Path own() {
    return Path.of(System.getProperty("java.home"));
  }

  /** One of at least that feature release: the suite's own, or else a neighbour of it. */
  static Optional<Path> of(int release) throws IOException {
    if (Runtime.version().feature() >= release) {
      return Optional.of(own());
    }
    try (Stream<Path> neighbours = Files.list(own().resolveSibling("."))) {
      return neighbours
          .filter(home -> Files.isExecutable(home.resolve("bin/javac")))
          .filter(home -> release(home) >= release)
          .sorted()
          .findFirst();
    }
  }

  private static int release(Path home) {
    try (Stream<String> lines = Files.lines(home.resolve("release"))) {
      return lines
          .filter(line -> line.startsWith("JAVA_VERSION="))
          .map(line -> line.replaceAll("\\D*(\\d+).*", "$1"))
          .mapToInt(Integer::parseInt)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
