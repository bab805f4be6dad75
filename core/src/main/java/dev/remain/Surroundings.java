// SPDX-License-Identifier: Apache-2.0
package dev.remain;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether this JVM runs where somebody develops. */
final class Surroundings {

  private static final int PARENTS = 4;

  private static final List<String> TEST_RUNNERS =
      List.of(
          "org.junit.", "junit.", "org.testng.", "org.spockframework.", "io.kotest.", "cucumber.");

  private static final Set<String> CHECKOUT_FILES = Set.of("pom.xml", ".classpath");

  private Surroundings() {}

  /**
   * Why Remain has no business here, or null if it has.
   *
   * @param stack of the calling thread
   */
  static @Nullable String reasonAgainst(List<Path> classPath, StackTraceElement[] stack) {
    if (System.getProperty("org.graalvm.nativeimage.imagecode") != null) {
      return "this is a native image";
    }
    for (StackTraceElement frame : stack) {
      for (String runner : TEST_RUNNERS) {
        if (frame.getClassName().startsWith(runner)) {
          return "a test runner called (" + frame.getClassName() + ")";
        }
      }
    }
    for (Path entry : classPath) {
      if (Files.isDirectory(entry) && Files.isWritable(entry) && liesInCheckout(entry)) {
        return null;
      }
    }
    return "no writable class directory of a checkout is on the class path"
        + " (enabled=true overrides this)";
  }

  private static boolean liesInCheckout(Path directory) {
    Path now = directory;
    for (int i = 0; i <= PARENTS && now != null; i++) {
      if (isCheckout(now)) {
        return true;
      }
      now = now.getParent();
    }
    return false;
  }

  private static boolean isCheckout(Path directory) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        if (CHECKOUT_FILES.contains(name)
            || name.startsWith("build.gradle")
            || name.endsWith(".iml")) {
          return true;
        }
      }
    } catch (IOException e) {
      return false; // What cannot be listed is not where somebody develops.
    }
    return false;
  }
}
