// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench.application;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
 * @param users the sources that use it
 */
public record Sources(Application application, Path changing, String original, List<Path> users) {

  public Sources {
    users = List.copyOf(users);
  }

  /** What an edit changes. */
  public enum Edit {
    /** What a method does: nobody else has to be compiled. */
    BODY,
    /** Which methods there are: all users have to be. */
    FACE
  }

  private static final List<String> OPTIONS = List.of("-g", "-proc:none", "-nowarn");

  /**
   * Saves another version of the source that changes.
   *
   * @return when it began, in nanoseconds of the machine's clock
   */
  public long save(Edit edit, int version) throws IOException {
    int end = original.lastIndexOf('}');
    String more = edit == Edit.BODY ? "" : "\n  static void since" + version + "() {}\n";
    return save(changing, original.substring(0, end) + more + "}\n", version);
  }

  /** What a compiler has to be given after such an edit. */
  private List<Path> affected(Edit edit) {
    List<Path> all = new ArrayList<>(List.of(changing));
    all.addAll(edit == Edit.BODY ? List.of() : users);
    return all;
  }

  /** The same of any source. */
  static long save(Path source, String original, int version) throws IOException {
    String text = original.replace(Application.constant(0), Application.constant(version));
    long began = System.nanoTime();
    Files.writeString(source, text);
    return began;
  }

  /** Compiles what the edit affects in this JVM; answers how many milliseconds it took. */
  public double compile(Edit edit) throws IOException {
    long began = System.nanoTime();
    JavaCompiler javac = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
      Path classes = application.classes();
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of(classes));
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
      Iterable<? extends javax.tools.JavaFileObject> units =
          files.getJavaFileObjectsFromPaths(affected(edit));
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
  public long compileInProcess(Edit edit) throws IOException {
    long began = System.nanoTime();
    String classes = application.classes().toString();
    String javac = Path.of(System.getProperty("java.home"), "bin", "javac").toString();
    List<String> command =
        new ArrayList<>(List.of(javac, "-g", "-proc:none", "-cp", classes, "-d", classes));
    affected(edit).forEach(source -> command.add(source.toString()));
    Process process = new ProcessBuilder(command).inheritIO().start();
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
