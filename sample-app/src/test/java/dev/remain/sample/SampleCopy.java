// SPDX-License-Identifier: Apache-2.0
package dev.remain.sample;

import com.google.gson.Gson;
import com.zaxxer.hikari.HikariDataSource;
import dev.remain.fixtures.CompiledApp;
import dev.remain.fixtures.ForkedJvm;
import dev.remain.fixtures.ForkedJvmBuilder;
import dev.remain.fixtures.HttpProbe;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.h2.Driver;
import org.jspecify.annotations.NullMarked;
import org.slf4j.LoggerFactory;
import org.slf4j.simple.SimpleLogger;

/** A checkout with nothing but the sample in it, compiled: to be run, and edited. */
final class SampleCopy {

  private static final Path ORIGINAL =
      Path.of(System.getProperty("remaintest.root"), "sample-app", "src", "main");

  private static final Path REMAIN_JAR = Path.of(System.getProperty("remaintest.jar"));

  private static final Path[] LIBRARIES =
      Stream.of(
              Gson.class,
              Driver.class,
              HikariDataSource.class,
              LoggerFactory.class,
              NullMarked.class,
              SimpleLogger.class)
          .map(SampleCopy::archiveOf)
          .toArray(Path[]::new);

  private final int port = HttpProbe.freePort();
  private final Path directory;
  private final CompiledApp app;

  /** Copies and compiles, into an empty directory. */
  SampleCopy(Path directory) throws IOException {
    this.directory = directory;
    app = CompiledApp.at(directory.resolve("src/main/java"), directory.resolve("target/classes"));
    app.classPath(REMAIN_JAR).classPath(LIBRARIES);
    Files.writeString(directory.resolve("pom.xml"), "<project />");
    copySources(ORIGINAL.resolve("java"));
    copyResources(ORIGINAL.resolve("resources"));
    app.compile();
  }

  private void copySources(Path from) throws IOException {
    for (Path file : filesBelow(from)) {
      String path = from.relativize(file).toString().replace('\\', '/');
      String className = path.substring(0, path.length() - ".java".length()).replace('/', '.');
      app.source(className, Files.readString(file));
    }
  }

  private void copyResources(Path from) throws IOException {
    for (Path file : filesBelow(from)) {
      String path = from.relativize(file).toString().replace('\\', '/');
      app.resource(path, Files.readString(file));
    }
  }

  /** Starts it as the build starts the original, but that the test compiles unless it says so. */
  ForkedJvm start(String... options) {
    return jvm(REMAIN_JAR)
        .options(options)
        .mainClass("dev.remain.sample.SampleApp")
        .arguments(Integer.toString(port))
        .start();
  }

  /** Starts it as an IDE does, with Remain as the class directories and archives given. */
  ForkedJvm startUnderMain(Path... remain) {
    return startAs("dev.remain.Main", "dev.remain.sample.SampleApp", List.of(remain));
  }

  /** Starts what a run configuration says, at a free port; with the jar if nothing is given. */
  ForkedJvm startAs(String mainClass, String arguments, List<Path> remain) {
    return jvm(remain.isEmpty() ? new Path[] {REMAIN_JAR} : remain.toArray(Path[]::new))
        .mainClass(mainClass)
        .arguments(arguments.split(" "))
        .arguments(Integer.toString(port))
        .start();
  }

  private ForkedJvmBuilder jvm(Path... remain) {
    return ForkedJvm.builder()
        .classPath(app.classes())
        .classPath(remain)
        .classPath(LIBRARIES)
        .options("-Xmx256m", "-Dremain.event-log=" + eventLog(), "-Dremain.compile=off")
        .directory(directory)
        .outputs(directory);
  }

  /** The sources, and where they are compiled to. */
  CompiledApp app() {
    return app;
  }

  HttpProbe probe() {
    return HttpProbe.on(port);
  }

  String url() {
    return "http://localhost:" + port + "/";
  }

  Path eventLog() {
    return directory.resolve("events.jsonl");
  }

  /** The archive or directory that a class was loaded from. */
  static Path archiveOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static List<Path> filesBelow(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
