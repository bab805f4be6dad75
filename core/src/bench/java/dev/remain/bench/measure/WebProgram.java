// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench.measure;

import dev.remain.bench.Workplace;
import dev.remain.bench.application.Application;
import dev.remain.bench.contender.ChildJvm;
import dev.remain.fixtures.HttpProbe;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One web application of Spring Boot, run in one of the ways its developers would. Nothing of the
 * suite is in its JVM: DevTools are wired by Spring Boot itself.
 */
final class WebProgram implements SavedWeb {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String DEVTOOLS = "spring-boot-devtools";

  private final String name;
  private final Workplace workplace;
  private final Application application;
  private final int port;
  private final List<String> options;
  private final List<Path> classPath;
  private final List<String> words;
  private final boolean isEnded;
  private ChildJvm jvm;

  /**
   * @param isEnded whether its JVM is ended and started anew for each change
   * @param isReloaded whether Remain runs it
   * @param hasDevTools whether DevTools are on its class path
   */
  private WebProgram(
      String name,
      Workplace workplace,
      boolean isEnded,
      boolean isReloaded,
      boolean hasDevTools,
      String... options)
      throws IOException {
    this.name = name;
    this.workplace = workplace;
    this.isEnded = isEnded;
    this.port = HttpProbe.freePort();
    this.application = workplace.applications().web(port);
    this.options = new ArrayList<>(List.of(Flags.USUAL));
    this.options.addAll(List.of(options));
    this.classPath = new ArrayList<>();
    if (isReloaded) {
      classPath.add(workplace.options().remain());
    }
    for (Path jar : workplace.options().peer()) {
      if (hasDevTools || !jar.getFileName().toString().startsWith(DEVTOOLS)) {
        classPath.add(jar);
      }
    }
    classPath.add(application.classes());
    this.words = isReloaded ? application.words("dev.remain.Main") : application.words();
    this.jvm = begin();
    await(Application.constant(0));
  }

  static WebProgram remain(Workplace workplace) throws IOException {
    return new WebProgram("Remain", workplace, false, true, false);
  }

  static WebProgram devTools(Workplace workplace) throws IOException {
    return new WebProgram("DevTools", workplace, false, false, true);
  }

  static WebProgram fastDevTools(Workplace workplace) throws IOException {
    return new WebProgram(
        "DevTools 100/50",
        workplace,
        false,
        false,
        true,
        "-Dspring.devtools.restart.poll-interval=100ms",
        "-Dspring.devtools.restart.quiet-period=50ms");
  }

  static WebProgram newJvm(Workplace workplace) throws IOException {
    return new WebProgram("new JVM", workplace, true, false, false);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long save(int version) throws IOException {
    long began = application.save(version);
    if (isEnded) {
      jvm.stop();
      jvm = begin();
    }
    return await(Application.constant(version)) - began;
  }

  private ChildJvm begin() throws IOException {
    return ChildJvm.start(workplace.logs(), options, classPath, words);
  }

  /** Asks until it answers so; when that answer was complete. */
  private long await(String version) {
    return HttpAnswer.await(port, version, PATIENCE)
        .orElseThrow(() -> jvm.failure(name + " does not answer with " + version));
  }

  @Override
  public void close() {
    jvm.close();
  }
}
