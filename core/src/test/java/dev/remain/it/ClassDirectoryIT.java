// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.Uninterruptibles;
import com.google.common.util.concurrent.internal.InternalFutureFailureAccess;
import dev.remain.fixtures.CompiledApp;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;

/** Remain runs from where the compiler put it, too: as who works on it starts it in an IDE. */
class ClassDirectoryIT {

  @TempDir Path directory;

  @Test
  void aProgramRunsUnderRemainFromItsClassDirectory() {
    Path classes = Path.of(System.getProperty("remaintest.classes"));
    CompiledApp app =
        CompiledApp.in(directory)
            .classPath(classes)
            .source(
                "acme.App",
                """
                public class App {
                  public static void main(String[] args) throws Exception {
                    System.out.println("version 1 of " + dev.remain.Remain.status().generation());
                    try {
                      System.out.println(Class.forName("dev.remain.engine.Engine"));
                    } catch (ClassNotFoundException e) {
                      System.out.println("sees only what it may");
                    }
                    System.exit(3);
                  }
                }
                """)
            .compile();
    try (RemainRun run = RemainRun.of(app).remain(classPath()).main("acme.App")) {
      run.prints("version 1").prints("sees only what it may").started(1);
      run.log().awaitGeneration("exited", 1);

      run.edit("acme.App", "version 1", "version 2");

      run.prints("version 2").started(2);
      // Neither Remain itself is live, nor does it count among the archives of the base.
      run.says("[remain] watching 1 directory, 1 class, base 3 jars (events)\n");
      assertThat(run.log().awaitGeneration("exited", 2).text("status")).isEqualTo("3");
    }
  }

  /** Remain's classes as compiled, and its libraries. */
  static List<Path> classPath() {
    return List.of(
        Path.of(System.getProperty("remaintest.classes")),
        RemainRun.entryOf(Uninterruptibles.class),
        RemainRun.entryOf(InternalFutureFailureAccess.class),
        RemainRun.entryOf(ClassReader.class));
  }
}
