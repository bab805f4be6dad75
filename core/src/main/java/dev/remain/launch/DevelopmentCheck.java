// SPDX-License-Identifier: Apache-2.0
package dev.remain.launch;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether this JVM runs where somebody develops. */
public final class DevelopmentCheck {

  /** Gradle's {@code build/classes/java/main} lies that deep. */
  private static final int PARENTS = 4;

  private static final List<String> TEST_RUNNERS =
      List.of(
          "org.junit.", "junit.", "org.testng.", "org.spockframework.", "io.kotest.", "cucumber.");

  /** Version control, build tools and editors, each with a file or directory that only it makes. */
  private static final Set<String> CHECKOUT_FILES =
      Set.of(
          ".git",
          ".hg",
          ".jj",
          ".svn",
          "pom.xml",
          "build.xml",
          "build.sbt",
          "build.mill",
          "MODULE.bazel",
          "WORKSPACE",
          ".idea",
          ".vscode",
          ".project",
          ".classpath",
          "nbproject");

  private static final String OVERRIDE = " (-Dremain.enabled=true overrides this)";

  private DevelopmentCheck() {}

  /**
   * Why Remain has no business here, or null if it has.
   *
   * @param stack of the calling thread
   */
  public static @Nullable String reasonAgainst(List<Path> classPath, StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      for (String runner : TEST_RUNNERS) {
        if (frame.getClassName().startsWith(runner)) {
          return "a test runner called (" + frame.getClassName() + ")";
        }
      }
    }
    String reason = reasonAgainst(classPath);
    return reason == null ? null : reason + OVERRIDE;
  }

  /** Why nobody seems to develop what is on the class path, or null if somebody does. */
  public static @Nullable String reasonAgainst(List<Path> classPath) {
    if (System.getProperty("org.graalvm.nativeimage.imagecode") != null) {
      return "this is a native image";
    }
    List<Path> directories = new ArrayList<>();
    List<Path> writable = new ArrayList<>();
    for (Path entry : classPath) {
      if (Files.isDirectory(entry)) {
        directories.add(entry);
        if (Files.isWritable(entry)) {
          if (liesInCheckout(entry)) {
            return null;
          }
          writable.add(entry);
        }
      }
    }
    if (directories.isEmpty()) {
      return "the class path has no class directory, only jars";
    }
    if (writable.isEmpty()) {
      return "nothing may write to the class directory " + directories.get(0);
    }
    return "neither "
        + writable.get(0)
        + " nor the "
        + PARENTS
        + " directories above it show a checkout: no .git, pom.xml, build.gradle, .idea, .vscode or"
        + " the like";
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
            || name.startsWith("settings.gradle")
            || name.endsWith(".iml")) {
          return true;
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      return false; // What cannot be listed is not where somebody develops.
    }
    return false;
  }
}
