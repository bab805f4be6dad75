// SPDX-License-Identifier: Apache-2.0
package dev.remain.compat;

import dev.remain.fixtures.AppJar;
import dev.remain.fixtures.HttpProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Prepares what all programs need, and tries them, one after the other. */
public final class Trials {

  private static final String HOST = "dev/remain/compat/host/";

  private final Options options;
  private final List<Program> programs;
  private final Libraries libraries;
  private final Path host;

  private Trials(Options options, List<Program> programs, Libraries libraries, Path host) {
    this.options = options;
    this.programs = programs;
    this.libraries = libraries;
    this.host = host;
  }

  /** Resolves the libraries of the programs that are wanted. */
  static Trials of(Options options) throws IOException, InterruptedException {
    List<Program> all = Program.in(options.applications());
    List<String> names = all.stream().map(Program::name).toList();
    if (!names.containsAll(options.only())) {
      throw new IllegalArgumentException(
          "-Dcompat.only=" + String.join(",", options.only()) + ": choose from " + names);
    }
    List<Program> programs =
        all.stream()
            .filter(program -> options.only().isEmpty() || options.only().contains(program.name()))
            .toList();
    Trees.empty(options.output());
    Libraries libraries =
        new Libraries(Files.createDirectories(options.output().resolve("libraries")));
    libraries.resolve(programs, options.maven(), options.plugin());
    AppJar jar = AppJar.empty();
    for (Path file : Trees.files(options.classes().resolve(HOST))) {
      jar.entry(HOST + file.getFileName(), Files.readAllBytes(file));
    }
    return new Trials(
        options, programs, libraries, jar.writeTo(options.output().resolve("host.jar")));
  }

  List<Program> programs() {
    return programs;
  }

  /** Why a program cannot be tried here; nothing if it can. */
  Optional<String> obstacle(Program program) throws IOException {
    if (Jdks.of(program.jdk()).isEmpty()) {
      return Optional.of("needs JDK " + program.jdk());
    } else if (program.display() && System.getenv("DISPLAY") == null) {
      return Optional.of("needs a display");
    } else if (libraries.of(program.name()).isEmpty()) {
      return Optional.of("its libraries cannot be had");
    }
    return Optional.empty();
  }

  /** Tries one. */
  Outcome outcome(Program program) throws IOException {
    Path directory = options.output().resolve("programs").resolve(program.name());
    Path home = Jdks.of(program.jdk()).orElseThrow();
    List<Path> jars = libraries.of(program.name()).orElseThrow();
    int port = HttpProbe.freePort();
    Compiler compiler =
        new Compiler(
            home,
            jars,
            libraries.of(program.name() + "-processors").orElse(List.of()),
            libraries.of("kotlin-compiler").orElse(List.of()));
    Place place =
        new Place(program, home, jars, directory.resolve("place"), port, Look.at(program, port));
    Stages stages = new Stages(program, directory.resolve("stages"), compiler, port);
    return new Trial(place, stages, options).run(options.remain(), host);
  }
}
