// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives that a program opens as file systems, of which a JVM has each only once. */
class FileSystemsIT {

  private static final String APP =
      """
      import java.io.File;
      import java.net.URI;
      import java.nio.file.*;
      import java.util.Map;
      public class App {
        static FileSystem archive;
        static FileSystem copy;
        public static void main(String[] args) throws Exception {
          Path file = Path.of("data.zip").toAbsolutePath();
          System.out.println("run 1 finds " + openFiles(file) + " open");
          archive = open(URI.create("jar:" + file.toUri()));
          Path note = archive.getPath("note.txt");
          String last = Files.exists(note) ? Files.readString(note) : "nothing";
          Files.writeString(note, "what run 1 wrote");
          copy = FileSystems.newFileSystem(Files.copy(Path.of("other.zip"), Path.of("copy.zip"),
              StandardCopyOption.REPLACE_EXISTING));
          System.out.println("run 1 reads " + last);
          new java.util.concurrent.CountDownLatch(1).await();
        }
        static FileSystem open(URI uri) throws Exception {
          return FileSystems.newFileSystem(uri, Map.of("create", "true"));
        }
        static long openFiles(Path file) throws Exception {
          long count = 0;
          for (File open : new File("/proc/self/fd").listFiles()) {
            try {
              String name = open.toPath().toRealPath().toString();
              count += name.endsWith("data.zip") || name.endsWith("copy.zip") ? 1 : 0;
            } catch (java.io.IOException e) {
              // It is the directory that was just listed.
            }
          }
          return count;
        }
      }
      """;

  /** Reflection is not woven, so that the file system is nobody's. */
  private static final String HIDDEN =
      """
      return (FileSystem) FileSystems.class.getMethod("newFileSystem", URI.class, Map.class)
          .invoke(null, uri, Map.of());\
      """;

  @TempDir Path directory;

  @Test
  void theNextGenerationOpensTheSameArchiveAndFindsWhatTheLastOneWrote() throws Exception {
    CompiledApp app = RemainRun.app(directory.resolve("app")).source("acme.App", APP).compile();
    app.jar().writeTo(app.classes().resolveSibling("other.zip"));
    try (RemainRun run = RemainRun.of(app).main("acme.App")) {
      run.prints("run 1 finds 0 open").prints("run 1 reads nothing").started(1);

      run.edit("acme.App", "run 1", "run 2");

      run.prints("run 2 finds 0 open").prints("run 2 reads what run 1 wrote").started(2);
      assertThat(run.stopped(1).texts("ended"))
          .containsExactly(
              "the file system of copy.zip",
              "the file system of " + app.classes().resolveSibling("data.zip"));
      assertThat(run.stopped(1).texts("notes")).isEmpty();

      app.edit("acme.App", "run 2", "run 3");
      run.edit(
          "acme.App",
          "return FileSystems.newFileSystem(uri, Map.of(\"create\", \"true\"));",
          HIDDEN);
      run.prints("run 3 reads what run 2 wrote").started(3);
      run.edit("acme.App", "run 3", "run 4");

      run.prints("run 4 finds 1 open");
      assertThat(run.failed(4).text("error"))
          .contains("Caused by: java.nio.file.FileSystemAlreadyExistsException");
    }
  }
}
