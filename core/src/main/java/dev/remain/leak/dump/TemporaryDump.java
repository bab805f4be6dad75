// SPDX-License-Identifier: Apache-2.0
package dev.remain.leak.dump;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * A heap dump of this JVM that only its user can read, since it holds all the program's secrets;
 * deleted when closed.
 */
public final class TemporaryDump implements AutoCloseable {

  /** How the names of the directories begin; the number of the process follows. */
  public static final String PREFIX = "remain-heap-";

  static final String DUMP = "heap.hprof";

  /** What is said about the dump. */
  static final String ANSWERS = "holders.txt";

  private final Path directory;
  private final Path file;

  private TemporaryDump(Path directory) {
    this.directory = directory;
    this.file = directory.resolve(DUMP);
  }

  /**
   * Writes the objects that are in use, after a collection. The program stands still meanwhile, a
   * second or more for 400 MB.
   *
   * @throws IOException with a sentence that says why there is no dump
   */
  public static TemporaryDump write() throws IOException {
    Path directory = Files.createTempDirectory(PREFIX + ProcessHandle.current().pid() + "-");
    TemporaryDump dump = new TemporaryDump(directory);
    // should the JVM end in the middle; what comes last is deleted first
    for (Path left : List.of(directory, directory.resolve(ANSWERS), dump.file)) {
      left.toFile().deleteOnExit();
    }
    try {
      dump.checkSpace();
      Diagnostics.dump(dump.file);
      dump.hide();
      return dump;
    } catch (LinkageError e) {
      dump.close();
      throw new IOException("a heap dump needs the module jdk.management", e);
    } catch (IOException | RuntimeException e) {
      dump.close();
      throw new IOException("no heap dump could be written: " + e.getMessage(), e);
    }
  }

  public Path file() {
    return file;
  }

  @Override
  public void close() throws IOException {
    delete(directory);
  }

  /** Deletes the directory of a dump and what is in it. */
  public static void delete(Path directory) throws IOException {
    Files.deleteIfExists(directory.resolve(DUMP));
    Files.deleteIfExists(directory.resolve(ANSWERS));
    Files.deleteIfExists(directory);
  }

  private void checkSpace() throws IOException {
    Runtime runtime = Runtime.getRuntime();
    long most = runtime.totalMemory() - runtime.freeMemory();
    long free = Files.getFileStore(directory).getUsableSpace();
    if (free < most) {
      throw new IOException(
          directory.getParent()
              + " has "
              + (free >> 20)
              + " MB left, and it may take "
              + (most >> 20)
              + " MB");
    }
  }

  private void hide() throws IOException {
    // the directory is private from the beginning on
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null) {
      view.setPermissions(PosixFilePermissions.fromString("rw-------"));
    }
  }

  /** Apart, since it cannot be linked where the module is absent. */
  private static final class Diagnostics {
    private static void dump(Path file) throws IOException {
      HotSpotDiagnosticMXBean bean =
          ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
      if (bean == null) {
        throw new IOException("this JVM is no HotSpot");
      }
      bean.dumpHeap(file.toString(), true);
    }
  }
}
