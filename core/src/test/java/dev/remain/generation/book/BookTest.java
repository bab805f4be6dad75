// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import dev.remain.generation.book.OwnEnd.Certainty;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BookTest {

  @TempDir Path directory;
  private URLClassLoader library;
  private Book book;

  @BeforeEach
  void write() throws IOException {
    CompiledApp classes =
        CompiledApp.in(directory)
            .source(
                "lib.Lib",
                """
                import java.util.concurrent.*;
                public class Lib {
                  public interface Bus { void halt(); }
                  public static class OwnBus implements Bus { public void halt() {} public void close() {} }
                  public static class Pool extends ForkJoinPool {}
                  public static class Store implements AutoCloseable {
                    public void close() {} public void stop() {} public void destroy() {}
                  }
                  public static class Web { public void stop() {} public void destroy() {} public void close(int why) {} }
                  public static class Worker extends Thread { public void shutdown() {} }
                  public static class Plain { public String stop; void close() {} static public void shutdown() {} }
                  public static class Shared extends Store {}
                  public static class Handle implements AutoCloseable { native void free(); public void close() {} }
                  static class Hidden { public void stop() {} }
                }
                """)
            .resource(
                "META-INF/remain/endings",
                "lib.Lib$Bus | source? | halt\nlib.Lib$Shared | leave\nnonsense | x\n")
            .compile();
    library = new URLClassLoader(new URL[] {classes.classes().toUri().toURL()}, null);
    book = new Book(type -> type.getClassLoader() == library, library);
  }

  @AfterEach
  void close() throws IOException {
    library.close();
  }

  @Test
  void aLineOfAJarCountsForWhatImplementsItsType() throws Exception {
    OwnEnd end = of("OwnBus");

    assertThat(end.calls()).hasToString("[halt]");
    assertThat(end.rank()).isEqualTo(Rank.SOURCE);
    assertThat(end.certainty()).isEqualTo(Certainty.WHILE_HELD);
  }

  /** From JDK 19 on they can be closed, which waits for ever. */
  @Test
  void anExecutorIsShutDown() throws Exception {
    assertThat(of("Pool").calls()).hasToString("[shutdown]");
    assertThat(of("Pool").rank()).isEqualTo(Rank.EXECUTOR);
  }

  @Test
  void whatCanBeClosedIsOnlyClosed() throws Exception {
    assertThat(of("Store").calls()).hasToString("[close]");
    assertThat(of("Store").certainty()).isEqualTo(Certainty.BY_EVIDENCE);
  }

  @Test
  void elseEachNameCountsAndDestroyWhereNothingCloses() throws Exception {
    assertThat(of("Web").calls()).hasToString("[stop, destroy]");
  }

  @Test
  void whatHasNativeMethodsIsLast() throws Exception {
    assertThat(of("Handle").rank()).isEqualTo(Rank.NATIVE);
  }

  @Test
  void whatHasNoEndOrIsEndedOtherwiseIsLeft() throws Exception {
    for (String name : List.of("Worker", "Plain", "Shared", "Hidden")) {
      assertThat(book.of(library.loadClass("lib.Lib$" + name))).as(name).isNull();
    }
    assertThat(book.of(String.class)).isNull();
    assertThat(book.of(java.util.Timer.class)).isNull();
    assertThat(book.of(BookTest.class)).isNull();
    assertThat(book.of(ForkJoinPool.class)).isNotNull();
  }

  private OwnEnd of(String name) throws ClassNotFoundException {
    OwnEnd end = book.of(library.loadClass("lib.Lib$" + name));
    assertThat(end).isNotNull();
    return end;
  }
}
