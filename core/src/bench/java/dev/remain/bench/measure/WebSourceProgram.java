// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench.measure;

import dev.remain.bench.Workplace;
import dev.remain.bench.application.Application;
import dev.remain.bench.application.WebSources;
import dev.remain.bench.contender.ChildJvm;
import dev.remain.fixtures.EventLog;
import dev.remain.fixtures.HttpProbe;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A web application whose source is saved, run in one of the ways its developers would. */
final class WebSourceProgram implements SavedWeb {

  /** Quarkus fetches its libraries when it begins for the first time. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final String DEVTOOLS = "spring-boot-devtools";

  /** How it is run, and who compiles. */
  enum Way {
    REMAIN("Remain"),
    REMAIN_SMALL("Remain, JDK's server"),
    REMAIN_MAVEN("Remain, mvn compile"),
    DEVTOOLS_MAVEN("DevTools, mvn compile"),
    QUARKUS("Quarkus dev"),
    NEW_JVM("javac, new JVM");

    private final String label;

    Way(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }

    boolean isRemain() {
      return this == REMAIN || this == REMAIN_SMALL || this == REMAIN_MAVEN;
    }

    boolean compilesItself() {
      return isRemain() && this != REMAIN_MAVEN;
    }
  }

  private final Way way;
  private final Workplace workplace;
  private final WebSources sources;
  private final int port;
  private final Path log;
  private @Nullable ChildJvm jvm;
  private @Nullable Process quarkus;

  private WebSourceProgram(Way way, Workplace workplace) throws IOException {
    this.way = way;
    this.workplace = workplace;
    this.port = HttpProbe.freePort();
    this.sources =
        switch (way) {
          case QUARKUS -> workplace.applications().quarkusSources();
          case REMAIN_SMALL -> workplace.applications().smallSources();
          default -> workplace.applications().webSources();
        };
    this.log = sources.directory().resolve("events.jsonl");
  }

  static WebSourceProgram begin(Workplace workplace, Way way) throws IOException {
    WebSourceProgram program = new WebSourceProgram(way, workplace);
    try {
      if (way == Way.QUARKUS) {
        program.quarkus =
            program.maven(
                List.of(
                    "quarkus:dev",
                    "-Dquarkus.http.port=" + program.port,
                    "-Dquarkus.analytics.disabled=true",
                    "-Dquarkus.console.enabled=false"));
      } else {
        program.compileByMaven();
        program.jvm = program.start();
      }
      program.await(Application.constant(0));
      if (way.compilesItself()) {
        EventLog.at(program.log).await("compiling", 1);
      }
      return program;
    } catch (IOException | RuntimeException | Error e) {
      program.close();
      throw e;
    }
  }

  @Override
  public String name() {
    return way.label();
  }

  @Override
  public long save(int version) throws IOException {
    long began = sources.save(version);
    switch (way) {
      case REMAIN_MAVEN, DEVTOOLS_MAVEN -> compileByMaven();
      case NEW_JVM -> {
        compileByJavac();
        ChildJvm old = jvm;
        if (old != null) {
          old.stop();
        }
        jvm = start();
      }
      case REMAIN, REMAIN_SMALL, QUARKUS -> {
        // It sees for itself.
      }
    }
    return await(Application.constant(version)) - began;
  }

  private ChildJvm start() throws IOException {
    List<String> words = new ArrayList<>();
    List<Path> classPath = new ArrayList<>();
    if (way.isRemain()) {
      classPath.add(workplace.options().remain());
      words.add("dev.remain.Main");
      words.add("--event-log=" + log);
      words.add("--compile=" + (way.compilesItself() ? "on" : "off"));
    }
    classPath.addAll(libraries());
    classPath.add(sources.classes());
    words.addAll(List.of("web.WebApp", "--server.port=" + port));
    return ChildJvm.start(workplace.logs(), List.of(Flags.USUAL), classPath, words);
  }

  private List<Path> libraries() {
    if (way == Way.REMAIN_SMALL) {
      return List.of();
    }
    return workplace.options().peer().stream()
        .filter(
            jar -> way == Way.DEVTOOLS_MAVEN || !jar.getFileName().toString().startsWith(DEVTOOLS))
        .toList();
  }

  private void compileByMaven() throws IOException {
    end(maven(List.of("--offline", "compile")));
  }

  private void compileByJavac() throws IOException {
    String classPath =
        libraries().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    String javac = Path.of(System.getProperty("java.home"), "bin", "javac").toString();
    end(
        new ProcessBuilder(
                List.of(
                    javac,
                    "-g",
                    "-parameters",
                    "-cp",
                    sources.classes() + File.pathSeparator + classPath,
                    "-d",
                    sources.classes().toString(),
                    sources.changing().toString()))
            .inheritIO()
            .start());
  }

  private Process maven(List<String> words) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(workplace.options().maven().resolve("bin/mvn").toString());
    command.addAll(List.of("--quiet", "--batch-mode"));
    command.addAll(words);
    Path said = Files.createTempFile(workplace.logs(), "maven-", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(sources.directory().toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().keySet().removeIf(name -> name.startsWith("MAVEN_"));
    return builder.start();
  }

  private void end(Process process) {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException(
            sources.directory() + " does not compile: see " + workplace.logs());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Asks until it answers so; when that answer was complete. */
  private long await(String version) {
    return HttpAnswer.await(port, version, PATIENCE)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    way.label()
                        + " does not answer with "
                        + version
                        + ": see "
                        + workplace.logs()));
  }

  @Override
  public void close() {
    if (jvm != null) {
      jvm.close();
    }
    if (quarkus != null) {
      quarkus.descendants().forEach(ProcessHandle::destroyForcibly);
      quarkus.destroyForcibly();
    }
  }
}
