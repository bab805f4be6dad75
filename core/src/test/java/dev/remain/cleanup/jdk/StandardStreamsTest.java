// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.cleanup.step.Gone;
import dev.remain.fixtures.GcAssert;
import dev.remain.hook.Doomed;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandardStreamsTest {

  private static final String STREAM =
      "public class Thing extends java.io.PrintStream {"
          + " public Thing() { super(java.io.OutputStream.nullOutputStream()); } }";

  @TempDir Path directory;
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final InputStream in = System.in;
  private final StandardStreams step = new StandardStreams();

  @AfterEach
  void putBack() {
    System.setOut(out);
    System.setErr(err);
    System.setIn(in);
  }

  @Test
  void aStreamOfADoomedClassIsReplacedByTheOneBefore() {
    Gone gone = new Gone(directory, STREAM);
    step.entering();
    System.setOut((PrintStream) gone.thing());
    System.setErr((PrintStream) gone.thing());

    assertThat(step.clean(gone.doomed())).hasSize(2);

    assertThat(System.out).isSameAs(out);
    assertThat(System.err).isSameAs(err);
  }

  @Test
  void theLoaderIsHeldWithoutTheStepAndCollectedWithIt() {
    WeakReference<ClassLoader> loader = replaceOut();

    GcAssert.assertHeld(loader, "the loader of the stream");
    step.clean(new Doomed(Set.of(loader.get()), getClass().getClassLoader()));
    GcAssert.assertCollected(loader, "the loader of the stream");
  }

  private WeakReference<ClassLoader> replaceOut() {
    Gone gone = new Gone(directory, STREAM);
    step.entering();
    System.setOut((PrintStream) gone.thing());
    return new WeakReference<>(gone);
  }

  @Test
  void aStreamOfTheJdkThatCameInTheGenerationsTimeIsTakenForItsOwn() {
    step.entering();
    System.setOut(new PrintStream(OutputStream.nullOutputStream()));
    System.setIn(new ByteArrayInputStream(new byte[0]));

    assertThat(step.clean(doomed())).hasSize(2);

    assertThat(System.out).isSameAs(out);
    assertThat(System.in).isSameAs(in);
  }

  @Test
  void aStreamThatWasThereWhenTheGenerationWasEnteredStays() {
    PrintStream console = new PrintStream(OutputStream.nullOutputStream());
    System.setOut(console);
    step.entering();

    assertThat(step.clean(doomed())).isEmpty();
    assertThat(System.out).isSameAs(console);

    System.setOut(new PrintStream(OutputStream.nullOutputStream()));
    step.clean(doomed());
    assertThat(System.out).isSameAs(console);
  }

  @Test
  void aStreamOfAClassThatStaysIsLeftAlone() {
    PrintStream library = new PrintStream(OutputStream.nullOutputStream()) {};
    step.entering();
    System.setErr(library);

    assertThat(step.clean(doomed())).isEmpty();

    assertThat(System.err).isSameAs(library);
  }

  @Test
  void whereTheOneBeforeIsDoomedTooTheFirstComesBack() {
    Gone base = new Gone(directory, STREAM);
    System.setOut((PrintStream) base.thing());
    step.entering();

    step.clean(base.doomed());

    assertThat(System.out).isSameAs(out);
  }

  @Test
  void nothingOfTheGenerationIsCalled() {
    Gone gone =
        new Gone(
            directory,
            "public class Thing extends java.io.PrintStream {"
                + " public Thing() { super(java.io.OutputStream.nullOutputStream()); }"
                + " public void flush() { throw new IllegalStateException(); } }");
    step.entering();
    System.setOut((PrintStream) gone.thing());

    assertThat(step.clean(gone.doomed())).hasSize(1);
  }

  private static Doomed doomed() {
    return new Doomed(Set.of(new ClassLoader(null) {}), StandardStreamsTest.class.getClassLoader());
  }
}
