// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.cleanup.step.Gone;
import dev.remain.fixtures.GcAssert;
import dev.remain.hook.Doomed;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;

/** With the real Spring Boot. */
class LibraryHooksTest {

  @TempDir Path directory;

  @Test
  void whatSpringWouldRunAtTheEndIsForgottenOnceItHasRun() throws Exception {
    WeakReference<ClassLoader> loader = add();
    LibraryHooks step =
        new LibraryHooks(Gone.accessWith(name -> name.startsWith("org.springframework.boot.Sp")));
    GcAssert.assertHeld(loader, "the loader of the handler");

    assertThat(step.clean(new Doomed(Set.of(loader.get()), getClass().getClassLoader())))
        .containsExactly(
            "what org.springframework.boot.SpringApplication remembered of its shutdown hook"
                + " forgotten");

    GcAssert.assertCollected(loader, "the loader of the handler");
  }

  private WeakReference<ClassLoader> add() {
    Gone gone =
        new Gone(directory, "public class Thing implements Runnable { public void run() { } }");
    SpringApplication.getShutdownHandlers().add((Runnable) gone.thing());
    return new WeakReference<>(gone);
  }
}
