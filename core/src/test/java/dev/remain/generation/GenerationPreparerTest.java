// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remain.classpath.LiveFiles;
import dev.remain.fixtures.CompiledApp;
import dev.remain.fixtures.Patience;
import dev.remain.link.Check;
import dev.remain.loader.Base;
import dev.remain.loader.Captured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerationPreparerTest {

  @TempDir Path directory;
  private final ThreadGroup parent = new ThreadGroup("preparer test");
  private final Base base = Captured.base();
  private CompiledApp app;
  private LiveFiles before;

  @BeforeEach
  void compile() {
    app =
        CompiledApp.in(directory)
            .source("acme.App", "public class App { public static void main(String[] a) {} }")
            .source("acme.Used", "class Used { }")
            .source("acme.User", "class User { Used used; }")
            .compile();
    before = Rig.files(app);
  }

  @Test
  void asSoundGenerationIsReady() {
    Preparation preparation = prepare(check("acme/Used.class"), this::main);

    assertThat(preparation).isInstanceOf(Preparation.Ready.class);
    Generation generation = ((Preparation.Ready) preparation).generation();
    assertThat(generation.number()).isEqualTo(5);
    assertThat(generation.state()).isEqualTo(Generation.State.PREPARED);
    assertThat(generation.threads().getParent()).isSameAs(parent);
  }

  @Test
  void aProblemOfAChangedClassIsTheReason() throws IOException {
    Files.delete(app.classFile("acme.Used"));

    assertThat(prepare(check("acme/Used.class"), this::main))
        .isEqualTo(
            new Preparation.Rejected("acme.Used is missing, needed by acme.User (User.java)"));
  }

  @Test
  void theFirstGenerationIsNotChecked() throws IOException {
    Files.delete(app.classFile("acme.Used"));

    assertThat(prepare(null, this::main)).isInstanceOf(Preparation.Ready.class);
  }

  @Test
  void anUnusableMainIsTheReason() {
    app.delete("acme.App");

    assertThat(prepare(null, this::main))
        .isEqualTo(new Preparation.Rejected("there is no class acme.App on the class path"));
  }

  @Test
  void aMainClassThatCannotBeLinkedIsTheReason() {
    assertThat(
            prepare(
                null,
                generation -> {
                  throw new VerifyError("bad");
                }))
        .isEqualTo(new Preparation.Rejected("java.lang.VerifyError: bad"));
  }

  @Test
  void fullMetaspaceIsAReasonWithARemedy() {
    assertThat(
            prepare(
                null,
                generation -> {
                  throw new OutOfMemoryError("Metaspace");
                }))
        .isEqualTo(
            new Preparation.Rejected(
                "the JVM is out of memory for classes (Metaspace): restart the JVM,"
                    + " with a larger -XX:MaxMetaspaceSize if this comes again"));
  }

  @Test
  void whatIsNotStartedLeavesNoThreadGroup() {
    prepare(
        null,
        generation -> {
          throw new MainMethod.Unusable("no");
        });
    assertThatThrownBy(
            () ->
                prepare(
                    null,
                    generation -> {
                      throw new UncheckedIOException(new IOException("our own mistake"));
                    }))
        .isInstanceOf(UncheckedIOException.class);

    Patience.await(
        "the groups to go, which from JDK 19 on the collector takes",
        () -> {
          System.gc();
          return parent.activeGroupCount() == 0;
        });
  }

  private void main(Generation generation) throws MainMethod.Unusable {
    MainMethod.of("acme.App", generation.loader());
  }

  private Check check(String... changed) {
    return new Check(before, Rig.files(app), Set.of(changed));
  }

  private Preparation prepare(@Nullable Check check, GenerationPreparer.Entry entry) {
    return new GenerationPreparer(parent, entry)
        .prepare(new Preparation.Request(5, base, Captured.content(Rig.files(app)), check));
  }
}
