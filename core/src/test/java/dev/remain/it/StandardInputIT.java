// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is typed goes to the generation that runs. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class StandardInputIT {

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"System.in", "new FileInputStream(FileDescriptor.in)"})
  void anOldReaderGetsAnExceptionAndNeverEatsTheNextLine(String input) {
    CompiledApp app =
        RemainRun.app(directory)
            .source(
                "App",
                """
                import java.io.*;
                public class App {
                  public static void main(String[] args) throws Exception {
                    BufferedReader in = new BufferedReader(new InputStreamReader(INPUT));
                    System.out.println("version 1");
                    try {
                      for (String line = in.readLine(); line != null; line = in.readLine()) {
                        System.out.println("1 read " + line);
                      }
                      System.out.println("1 is at the end");
                    } catch (IOException e) {
                      System.out.println("1 " + e.getMessage());
                    }
                  }
                }
                """
                    .replace("INPUT", input))
            .compile();
    try (RemainRun run = RemainRun.of(app).main("App")) {
      run.prints("version 1");
      run.jvm().type("first\n");
      run.prints("1 read first");
      app.edit("App", "version 1", "version 2")
          .edit("App", "1 read", "2 read")
          .edit("App", "1 is", "2 is")
          .compile();
      run.prints("1 standard input is closed for generation 1").prints("version 2");
      run.jvm().type("second\nthird\n");
      run.prints("2 read second").prints("2 read third");
      run.jvm().closeInput();

      run.prints("2 is at the end");
      assertThat(run.jvm().out()).doesNotContain("1 read second", "1 read third");
      assertThat(run.stopped(1).texts("survivors")).isEmpty();
    }
  }
}
