// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.cleanup.step.Gone;
import dev.remain.fixtures.GcAssert;
import dev.remain.hook.Doomed;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogPartsTest {

  private static final String HANDLER =
      "public class Thing extends java.util.logging.Handler"
          + " implements java.util.logging.Filter {"
          + " public void publish(java.util.logging.LogRecord r) { }"
          + " public boolean isLoggable(java.util.logging.LogRecord r) { return true; }"
          + " public void flush() { throw new IllegalStateException(); }"
          + " public void close() { throw new IllegalStateException(); } }";
  private static final String FORMATTER =
      "public class Thing extends java.util.logging.Formatter {"
          + " java.util.logging.Logger logger = java.util.logging.Logger.getLogger(\"gone\");"
          + " public String format(java.util.logging.LogRecord r) { return \"\"; } }";
  private static final String LEVEL =
      "public class Thing extends java.util.logging.Level {"
          + " java.util.logging.Logger logger = java.util.logging.Logger.getLogger(\"gone\");"
          + " public Thing() { super(\"REMAINTEST\", 801); } }";

  @TempDir Path directory;
  private final Logger root = Logger.getLogger("");
  private final Logger named = Logger.getLogger("dev.remain.test.LogParts");
  private final Level level = root.getLevel();
  private final Handler handler = new ConsoleHandler();
  private final LogParts step = new LogParts(Gone.access());

  @AfterEach
  void putBack() {
    root.setLevel(level);
    root.removeHandler(handler);
    named.setLevel(null);
    named.setFilter(null);
    for (Handler left : named.getHandlers()) {
      named.removeHandler(left);
    }
  }

  @Test
  void theLoaderIsHeldWithoutTheStepAndCollectedWithIt() {
    int handlers = root.getHandlers().length;
    WeakReference<ClassLoader> loader = install();

    GcAssert.assertHeld(loader, "the loader of the handler");
    List<String> cuts = step.clean(new Doomed(Set.of(loader.get()), getClass().getClassLoader()));
    GcAssert.assertCollected(loader, "the loader of the handler");
    assertThat(cuts).hasSize(3);
    assertThat(root.getHandlers()).hasSize(handlers);
    assertThat(named.getFilter()).isNull();
  }

  private WeakReference<ClassLoader> install() {
    Gone gone = new Gone(directory, HANDLER);
    root.addHandler((Handler) gone.thing());
    named.addHandler((Handler) gone.thing());
    named.setFilter((java.util.logging.Filter) gone.thing());
    return new WeakReference<>(gone);
  }

  @Test
  void aDoomedFormatterOfAHandlerThatStaysIsReplaced() {
    Gone gone = new Gone(directory, FORMATTER);
    root.addHandler(handler);
    handler.setFormatter((Formatter) gone.thing());

    assertThat(step.clean(gone.doomed())).hasSize(1);

    assertThat(handler.getFormatter()).isInstanceOf(SimpleFormatter.class);
    assertThat(root.getHandlers()).contains(handler);
  }

  @Test
  void doomedLevelsAreReplaced() {
    Gone gone = new Gone(directory, LEVEL);
    Level doomed = (Level) gone.thing();
    root.setLevel(doomed);
    root.addHandler(handler);
    handler.setLevel(doomed);
    named.setLevel(doomed);

    assertThat(step.clean(gone.doomed())).hasSize(3);

    assertThat(root.getLevel()).isEqualTo(Level.INFO);
    assertThat(handler.getLevel()).isEqualTo(Level.ALL);
    assertThat(named.getLevel()).isNull();
  }

  @Test
  void partsThatStayAreLeftAlone() {
    Gone kept = new Gone(directory, HANDLER);
    Handler library = (Handler) kept.thing();
    named.addHandler(library);
    named.setLevel(Level.FINE);
    Gone gone = new Gone(directory, HANDLER);
    gone.thing();

    assertThat(step.clean(gone.doomed())).isEmpty();

    assertThat(named.getHandlers()).containsExactly(library);
    assertThat(named.getLevel()).isEqualTo(Level.FINE);
  }
}
