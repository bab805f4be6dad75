// SPDX-License-Identifier: Apache-2.0
package dev.remain.jar;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;

/** The checkout, copied and released by the same Maven and JDK in another directory. */
final class SecondBuild {

  private static final Path ROOT = Path.of(System.getProperty("remaintest.root"));
  private static final Set<String> LEFT_OUT = Set.of("target", ".git", ".idea");

  private final Path directory;

  SecondBuild(Path directory) {
    this.directory = directory;
  }

  /** Where what is to be published lies, as a repository has it. */
  Path release() throws IOException, InterruptedException {
    copySources();
    run();
    return directory.resolve("target/release/dev/remain");
  }

  private void copySources() throws IOException {
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes attributes)
              throws IOException {
            if (LEFT_OUT.contains(from.getFileName().toString())) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(directory.resolve(ROOT.relativize(from)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path from, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(from, directory.resolve(ROOT.relativize(from)));
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private void run() throws IOException, InterruptedException {
    boolean windows = File.separatorChar == '\\';
    Path maven =
        Path.of(System.getProperty("remaintest.maven.home"), "bin", windows ? "mvn.cmd" : "mvn");
    Path log = directory.resolve("build.txt");
    ProcessBuilder builder =
        new ProcessBuilder(
                List.of(
                    maven.toString(),
                    "-Daether.enhancedLocalRepository.trackingFilename=none",
                    "-Dmaven.repo.local=" + System.getProperty("remaintest.maven.repo"),
                    "--batch-mode",
                    "-Prelease",
                    "-Dmaven.test.skip=true",
                    "-Denforcer.skip=true",
                    "-Dremain.checks=-XepDisableAllChecks -XepOpt:NullAway:OnlyNullMarked=true",
                    "-Dspotless.check.skip=true",
                    "--projects",
                    "core",
                    "--also-make",
                    "verify"))
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    // The outer build's launcher sets these for itself.
    builder.environment().keySet().removeAll(Set.of("MAVEN_PROJECTBASEDIR", "MAVEN_CMD_LINE_ARGS"));
    int status = builder.start().waitFor();
    if (status != 0) {
      throw new AssertionError("the second build failed:\n" + Files.readString(log));
    }
  }
}
