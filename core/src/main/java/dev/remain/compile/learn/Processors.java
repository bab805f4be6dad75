// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.learn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;

/** Finds annotation processors where javac would. Stateless. */
public final class Processors {

  private static final String SERVICE = "META-INF/services/javax.annotation.processing.Processor";

  private Processors() {}

  /** What has processors that run in that build; empty if none do. */
  public static List<Path> of(LearnedBuild build) {
    List<Path> found = new ArrayList<>();
    boolean isImplied = build.processorPath().isEmpty();
    if (build.hasProcessing()) {
      for (Path entry : isImplied ? build.classpath() : build.processorPath()) {
        if (hasService(entry)) {
          found.add(entry);
        }
      }
    }
    return found;
  }

  private static boolean hasService(Path entry) {
    if (Files.isDirectory(entry)) {
      return Files.exists(entry.resolve(SERVICE));
    }
    try (ZipFile file = new ZipFile(entry.toFile())) {
      return file.getEntry(SERVICE) != null;
    } catch (IOException e) {
      return false;
    }
  }
}
