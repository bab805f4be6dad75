// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench;

import dev.remain.bench.application.Applications;
import dev.remain.fixtures.AppJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where everything lies that measurements need. Confined to the thread that measures. */
public final class Workplace {

  private static final String HOSTS = "dev/remain/bench/host/";

  private final Options options;
  private final Path hosts;
  private final Applications applications;

  private Workplace(Options options, Path hosts) {
    this.options = options;
    this.hosts = hosts;
    this.applications =
        new Applications(
            options.applications(),
            options.peer(),
            options.plugins(),
            options.output().resolve("applications"));
  }

  /** An empty one, made anew. */
  static Workplace in(Options options) throws IOException {
    Path directory = options.output();
    if (Files.exists(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    Files.createDirectories(directory.resolve("logs"));
    return new Workplace(options, jarOfHosts(options));
  }

  private static Path jarOfHosts(Options options) throws IOException {
    AppJar jar = AppJar.empty();
    try (Stream<Path> files = Files.list(options.classes().resolve(HOSTS))) {
      for (Path file : files.toList()) {
        jar.entry(HOSTS + file.getFileName(), Files.readAllBytes(file));
      }
    }
    return jar.writeTo(options.output().resolve("hosts.jar"));
  }

  public Options options() {
    return options;
  }

  /** Where the standard error of the measured JVMs goes. */
  public Path logs() {
    return options.output().resolve("logs");
  }

  /** What runs beside the application in every measured JVM, as a jar. */
  public Path hosts() {
    return hosts;
  }

  public Applications applications() {
    return applications;
  }

  /** The sizes that are measured, in classes. */
  public List<Integer> sizes() {
    return options.quick() ? List.of(10, 200) : List.of(10, 200, 1_000, 5_000);
  }
}
