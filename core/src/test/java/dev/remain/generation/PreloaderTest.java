// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import dev.remain.loader.Captured;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreloaderTest {

  @TempDir Path directory;
  private final ThreadGroup parent = new ThreadGroup("preloader test");
  private final List<Thread> threads = new ArrayList<>();
  private final Preloader preloader = new Preloader(this::thread, 2);
  private CompiledApp app;

  @BeforeEach
  void compile() {
    app =
        CompiledApp.in(directory)
            .source("acme.App", "public class App extends Above { static boolean b = true; }")
            .source("acme.Above", "class Above { }")
            .source("acme.Never", "class Never { }")
            .compile();
  }

  @Test
  void definesWhatTheLastGenerationUsedAndNothingElse() throws Exception {
    Generation first = generation(1);
    first.loader().loadClass("acme.App");
    Generation second = generation(2);

    preloader.begin(first, second);
    finish();

    assertThat(second.loader().defined()).containsExactlyInAnyOrder("acme.Above", "acme.App");
  }

  @Test
  void remembersWhatAGenerationThatWasStoppedEarlyHadNoTimeFor() throws Exception {
    Generation first = generation(1);
    first.loader().loadClass("acme.App");
    first.loader().loadClass("acme.Never");
    preloader.begin(first, generation(2));
    Generation third = generation(3);

    preloader.begin(generation(2), third);
    finish();

    assertThat(third.loader().defined()).contains("acme.App", "acme.Never");
  }

  @Test
  void leavesOutWhatIsGoneAndWhatIsBroken() throws Exception {
    Generation first = generation(1);
    first.loader().loadClass("acme.App");
    first.loader().loadClass("acme.Never");
    app.delete("acme.Above");
    Generation second = generation(2);

    preloader.begin(first, second);
    finish();

    assertThat(second.loader().defined()).containsExactly("acme.Never");
  }

  @Test
  void doesNothingForAGenerationThatIsGivenUp() throws Exception {
    Generation first = generation(1);
    first.loader().loadClass("acme.App");
    Generation second = generation(2);
    second.discard();

    preloader.begin(first, second);
    finish();

    assertThat(second.loader().defined()).isEmpty();
  }

  @Test
  void letsOneThreadWaitForTheNextGeneration() throws Exception {
    Generation first = generation(1);
    first.loader().loadClass("acme.App");
    Generation second = generation(2);
    Generation third = generation(3);

    preloader.begin(first, second);
    preloader.begin(second, third);
    finish();

    assertThat(threads).hasSize(1);
    assertThat(third.loader().defined()).containsExactlyInAnyOrder("acme.Above", "acme.App");
  }

  @Test
  void takesNoProcessorAwayFromMain() throws Exception {
    Generation first = generation(1);
    first.loader().loadClass("acme.App");

    new Preloader(this::thread, 1).begin(first, generation(2));

    assertThat(threads).isEmpty();
  }

  private Thread thread(Runnable run) {
    Thread thread = new Thread(parent, run, "load");
    threads.add(thread);
    return thread;
  }

  private void finish() throws InterruptedException {
    preloader.close();
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private Generation generation(int number) {
    return new Generation(
        number, Captured.generation(number, Captured.base(), Rig.files(app)), parent);
  }
}
