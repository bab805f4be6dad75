// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.cleanup.step.Gone;
import dev.remain.fixtures.GcAssert;
import dev.remain.hook.Doomed;
import java.io.PrintWriter;
import java.io.Writer;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriverLogTest {

  private static final String LOGGING =
      """
      import java.io.*;
      import java.sql.DriverManager;
      public class Thing extends Writer {
        public void log() { DriverManager.setLogWriter(new PrintWriter(this)); }
        public void write(char[] text, int from, int length) { }
        public void flush() { }
        public void close() { }
      }
      """;

  @TempDir Path directory;
  private final DriverLog step = new DriverLog(Gone.access());

  @AfterEach
  void putBack() {
    DriverManager.setLogWriter(null);
  }

  @Test
  void theLoaderIsHeldWithoutTheStepAndCollectedWithIt() throws Exception {
    WeakReference<ClassLoader> loader = install();

    GcAssert.assertHeld(loader, "the loader of the writer");
    List<String> cuts = step.clean(new Doomed(Set.of(loader.get()), getClass().getClassLoader()));
    GcAssert.assertCollected(loader, "the loader of the writer");
    assertThat(cuts).containsExactly("log writer of DriverManager taken out");
    assertThat(DriverManager.getLogWriter()).isNull();
  }

  private WeakReference<ClassLoader> install() throws Exception {
    Gone gone = new Gone(directory, LOGGING);
    Object thing = gone.thing();
    thing.getClass().getMethod("log").invoke(thing);
    return new WeakReference<>(gone);
  }

  @Test
  void aWriterThatStaysIsLeftAlone() throws Exception {
    Gone gone = new Gone(directory, LOGGING);
    Object thing = gone.thing();
    thing.getClass().getMethod("log").invoke(thing);
    PrintWriter kept = new PrintWriter(Writer.nullWriter()) {};
    DriverManager.setLogWriter(kept);

    assertThat(step.clean(gone.doomed())).isEmpty();

    assertThat(DriverManager.getLogWriter()).isSameAs(kept);
  }
}
