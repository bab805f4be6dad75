// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a library does once in a JVM, since a flag says that it was done. */
class FlagGrowthTest {

  @TempDir Path directory;
  private URLClassLoader base;
  private Path jar;
  private Growth growth;
  private ProgramCode code;

  @BeforeEach
  void load() throws IOException {
    CompiledApp library =
        CompiledApp.in(directory.resolve("lib"))
            .source(
                "lib.Banner",
                """
                import java.util.concurrent.atomic.*;
                public class Banner {
                  static boolean shown;
                  static volatile boolean begun;
                  static final AtomicBoolean ONCE = new AtomicBoolean();
                  static boolean first = true;
                  static final Banner ONE = new Banner();
                  boolean done;
                  static boolean verbose;
                  static boolean open;
                  static boolean isEager = true;
                  static final AtomicBoolean ATOMIC_OPEN = new AtomicBoolean();
                  public static void show() { if (!shown) { shown = true; } }
                  public static void begin() { if (!begun) { begun = true; } }
                  public static void once() { ONCE.compareAndSet(false, true); }
                  public static void first() { if (first) { first = false; } }
                  public static void done() { if (!ONE.done) { ONE.done = true; } }
                  public static void verbose() { verbose = true; }
                  public static void open() { open = true; }
                  public static void close() { open = false; }
                  public static void eager() { isEager = true; }
                  public static void openAtomic() { ATOMIC_OPEN.set(true); }
                  public static void closeAtomic() { ATOMIC_OPEN.set(false); }
                }
                """)
            .compile();
    jar = library.jar().writeTo(directory.resolve("banner.jar"));
    base =
        new URLClassLoader(
            new URL[] {library.classes().toUri().toURL()}, ClassLoader.getPlatformClassLoader());
    growth = new Growth(base);
    CompiledApp program =
        CompiledApp.in(directory.resolve("app"))
            .classPath(jar)
            .source("app.App", "class App { Object used = new lib.Banner(); }")
            .compile();
    code = new CompiledCode(program, "app.App");
  }

  @AfterEach
  void close() throws IOException {
    base.close();
  }

  private void call(String method) throws ReflectiveOperationException {
    Class.forName("lib.Banner", true, base).getMethod(method).invoke(null);
  }

  private List<String> rested() throws ClassNotFoundException {
    Growth.Rest rest = growth.rested(List.of(base.loadClass("lib.Banner")), name -> jar, code);
    assertThat(rest.now()).as("it has done it itself").isEmpty();
    return rest.next().stream().map(Lesson::reason).toList();
  }

  private void ended() throws ClassNotFoundException {
    growth.ended(List.of(base.loadClass("lib.Banner")), code, true);
  }

  @ParameterizedTest
  @CsvSource({
    "show, shown is true",
    "begin, begun is true",
    "once, ONCE is true",
    "done, ONE.done is true",
    "first, first is false",
  })
  void whatIsSetForGoodTheNextGenerationWouldMeet(String method, String flag) throws Exception {
    assertThat(rested()).as("before").isEmpty();
    call(method);

    assertThat(rested())
        .containsExactly(
            "does once in a JVM what a new one would do again (lib.Banner." + flag + ")");
    ended();
    assertThat(rested()).as("told once").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"open", "eager", "openAtomic", "verbose"})
  void whatCanBeTakenBackOrIsSetFromTheBeginningOrIsNeverAskedSaysNothing(String method)
      throws Exception {
    for (int i = 0; i < 3; i++) {
      call(method);
      assertThat(rested()).isEmpty();
      ended();
    }
  }

  @Test
  void whatIsSetAfterTheStartIsKnownFromTheNextOneOn() throws Exception {
    call("open");
    assertThat(rested()).isEmpty();
    call("show");
    ended();

    assertThat(rested()).hasSize(1);
  }
}
