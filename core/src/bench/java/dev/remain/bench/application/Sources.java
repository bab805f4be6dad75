// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench.application;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * A program with the sources that it was compiled from.
 *
 * @param changing the source that changes
 * @param original its text
 */
public record Sources(Application application, Path changing, String original) {

  private static final List<String> OPTIONS = List.of("-g", "-proc:none", "-nowarn");

  /**
   * Saves another version of the source that changes.
   *
   * @return when it began, in nanoseconds of the machine's clock
   */
  public long save(int version) throws IOException {
    return save(changing, original, version);
  }

  /** The same of any source. */
  static long save(Path source, String original, int version) throws IOException {
    String text = original.replace(Application.constant(0), Application.constant(version));
    long began = System.nanoTime();
    Files.writeString(source, text);
    return began;
  }

  /** Compiles that source in this JVM; answers how many milliseconds it took. */
  public double compile() throws IOException {
    long began = System.nanoTime();
    JavaCompiler javac = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
      Path classes = application.classes();
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of(classes));
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
      Iterable<? extends javax.tools.JavaFileObject> units = files.getJavaFileObjects(changing);
      if (!javac.getTask(Writer.nullWriter(), files, null, OPTIONS, null, units).call()) {
        throw new IllegalStateException(changing + " does not compile");
      }
    }
    return (System.nanoTime() - began) / 1e6;
  }

  /**
   * Compiles it as a user does, by the command.
   *
   * @return when it began
   */
  public long compileInProcess() throws IOException {
    long began = System.nanoTime();
    String classes = application.classes().toString();
    String javac = Path.of(System.getProperty("java.home"), "bin", "javac").toString();
    Process process =
        new ProcessBuilder(
                javac, "-g", "-proc:none", "-cp", classes, "-d", classes, changing.toString())
            .inheritIO()
            .start();
    try {
      if (process.waitFor() != 0) {
        throw new UncheckedIOException(new IOException(changing + " does not compile"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return began;
  }
}
