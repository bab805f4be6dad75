// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remain.classpath.LiveFiles;
import dev.remain.fixtures.CompiledApp;
import dev.remain.fixtures.GcAssert;
import dev.remain.loader.Base;
import dev.remain.loader.Captured;
import dev.remain.loader.GenerationClassLoader;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SparesTest {

  @TempDir Path directory;
  private final ThreadGroup parent = new ThreadGroup("spares test");
  private final Later later = new Later();
  private boolean isAllowed = true;
  private final Spares spares = new Spares(later, () -> isAllowed, 2);
  private CompiledApp app;
  private Base base;

  /** Its clock is turned by hand. */
  static final class Later implements Spares.Later {
    private final Deque<Runnable> looks = new ArrayDeque<>();

    @Override
    public void after(Duration delay, Runnable look) {
      looks.add(look);
    }

    boolean turn() {
      Runnable look = looks.poll();
      if (look != null) {
        look.run();
      }
      return look != null;
    }

    @Override
    public void close() {
      looks.clear();
    }
  }

  @BeforeEach
  void compile() {
    app =
        CompiledApp.in(directory.resolve("app"))
            .source("acme.App", "public class App { }")
            .compile();
    Path jar =
        CompiledApp.in(directory.resolve("library"))
            .source("lib.Above", "public class Above { }")
            .source("lib.Below", "public class Below extends Above { acme.Optional use; }")
            .source("acme.Optional", "public class Optional { }")
            .source("lib.Under", "public class Under extends acme.Optional { }")
            .compile()
            .jar()
            .writeTo(directory.resolve("library.jar"));
    base = Captured.baseWithFresh(jar);
  }

  @Test
  void whatTheProgramUsesOfFreshJarsIsDefinedWhenItIsAtRest() throws Exception {
    Generation first = running(1, "lib.Below", "acme.App");

    spares.begin(first);
    later.turn();
    later.turn();
    GenerationClassLoader taken = take(2);

    assertThat(taken).isNotNull();
    assertThat(taken.getName()).isEqualTo("remain-generation-2");
    assertThat(taken.defined()).containsExactlyInAnyOrder("lib.Above", "lib.Below");
    assertThat(taken.loadClass("acme.App").getClassLoader()).isSameAs(taken);
    assertThat(taken.loadClass("lib.Below").getClassLoader()).isSameAs(taken);
  }

  @Test
  void packagesOfTheProgramAreLeftToWhoIsFirst() throws Exception {
    Generation first = running(1, "acme.App", "acme.Optional", "lib.Below");

    fill(first);

    assertThat(take(2).defined()).containsExactlyInAnyOrder("lib.Above", "lib.Below");
  }

  @Test
  void whatIsBelowAClassInSuchAPackageIsLeftWithIt() throws Exception {
    Generation first = running(1, "lib.Under", "lib.Below");

    fill(first);

    assertThat(take(2).defined()).containsExactlyInAnyOrder("lib.Above", "lib.Below");
  }

  @Test
  void aProgramThatLoadsMoreAndMoreIsWaitedFor() throws Exception {
    Generation first = running(1, "lib.Above");

    spares.begin(first);
    later.turn();
    first.loader().loadClass("lib.Below");
    later.turn();

    assertThat(take(2)).isNull();
  }

  @Test
  void nothingIsDoneForOneThatIsStopping() throws Exception {
    Generation first = running(1, "lib.Below");

    spares.begin(first);
    later.turn();
    first.stopping();

    assertThat(later.turn()).isTrue();
    assertThat(later.turn()).isFalse();
    assertThat(take(2)).isNull();
  }

  @Test
  void nothingIsDoneForFewClasses() throws Exception {
    spares.begin(running(1, "lib.Above"));
    later.turn();
    later.turn();

    assertThat(take(2)).isNull();
  }

  @Test
  void nothingIsDoneWhereClassesMayBeChangedAsTheyAreDefined() throws Exception {
    isAllowed = false;
    spares.begin(running(1, "lib.Below"));
    later.turn();
    later.turn();

    assertThat(take(2)).isNull();
  }

  @Test
  void nothingIsDoneWhereNoLibraryIsLoadedAnew() throws Exception {
    base = Captured.base();

    spares.begin(running(1, "acme.App"));

    assertThat(later.turn()).isFalse();
  }

  @Test
  void aGenerationThatHasEndedIsNotHeldAndItsSpareStays() throws Exception {
    WeakReference<Generation> ended = filled();

    GcAssert.assertCollected(ended, "the generation");
    assertThat(take(2)).isNotNull();
  }

  private WeakReference<Generation> filled() throws Exception {
    Generation first = running(1, "lib.Below");
    fill(first);
    first.stopping();
    first.stopped();
    return new WeakReference<>(first);
  }

  @Test
  void itIsOfTheNextGenerationOnTheSameBaseOnly() throws Exception {
    Generation first = running(1, "lib.Below");
    fill(first);
    assertThat(take(3)).isNull();

    fill(first);
    Base another = Captured.baseWithFresh(directory.resolve("library.jar"));
    assertThat(spares.take(2, another, files(), files(), Captured.content(files()))).isNull();
  }

  @Test
  void whatTheProgramHasNotLoadedByItselfIsLeftToIt() throws Exception {
    GenerationClassLoader spare = running(1, "lib.Below").loader().successor(Set.of("lib.Below"));

    spare.linkAhead("lib.Below"); // It would load what it extends.
    assertThat(spare.defined()).isEmpty();

    assertThat(spare.adopt(base, files(), Captured.content(files()))).isTrue();
    assertThat(spare.loadClass("lib.Below").getSuperclass().getClassLoader()).isSameAs(spare);
  }

  @Test
  void itIsOfNoUseWhereTheProgramHasAClassInALibrarysPackageByNow() throws Exception {
    fill(running(1, "lib.Below"));
    app.source("lib.Mine", "public class Mine { }").compile();

    assertThat(take(2)).isNull();
  }

  @Test
  void itIsTakenOnce() throws Exception {
    fill(running(1, "lib.Below"));

    assertThat(take(2)).isNotNull();
    assertThat(take(2)).isNull();
  }

  @Test
  void itIsOfNoUseWhereTheProgramHasAClassByNowThatTheJarHadBefore() throws Exception {
    fill(running(1, "lib.Below"));
    app.source("lib.Above", "public class Above { }").compile();

    assertThat(take(2)).isNull();
  }

  @Test
  void noClassOfTheProgramIsDefinedBeforeItsNextFilesAreThere() throws Exception {
    GenerationClassLoader spare = running(1, "lib.Below").loader().successor(Set.of("lib.Below"));

    assertThatThrownBy(() -> spare.loadClass("acme.App")).isInstanceOf(NoClassDefFoundError.class);

    assertThat(spare.adopt(base, files(), Captured.content(files()))).isTrue();
    assertThat(spare.loadClass("acme.App").getClassLoader()).isSameAs(spare);
  }

  @Test
  void aClassThatIsBelowOneOfTheProgramWaitsForIt() throws Exception {
    app.source("acme.Optional", "public class Optional { public int more; }").compile();
    Generation first = running(1, "lib.Below");

    fill(first);
    GenerationClassLoader taken = take(2);

    assertThat(taken.loadClass("lib.Below").getDeclaredField("use").getType())
        .isSameAs(taken.loadClass("acme.Optional"))
        .matches(type -> type.getFields().length == 1);
  }

  @Test
  void whoTakesItWhileItIsFilledFindsNothingHalfDone() throws Exception {
    for (int i = 0; i < 50; i++) {
      Generation first = running(1, "lib.Below");
      spares.begin(first);
      later.turn();
      CountDownLatch begun = new CountDownLatch(1);
      Thread filling =
          new Thread(
              () -> {
                begun.countDown();
                later.turn();
              });
      filling.start();
      begun.await();
      app.source("lib.Above", "public class Above { public static int live; }").compile();

      GenerationClassLoader taken = take(2);

      filling.join();
      if (taken != null) {
        assertThat(taken.loadClass("lib.Above").getFields()).hasSize(1);
      }
      app.delete("lib.Above");
    }
  }

  private void fill(Generation generation) {
    spares.begin(generation);
    while (later.turn()) {
      // Until it is done.
    }
  }

  private @Nullable GenerationClassLoader take(int number) {
    return spares.take(number, base, files(), files(), Captured.content(files()));
  }

  private LiveFiles files() {
    return Rig.files(app);
  }

  private Generation running(int number, String... classes) throws ClassNotFoundException {
    Generation generation =
        new Generation(number, Captured.generation(number, base, files()), parent);
    for (String name : classes) {
      generation.loader().loadClass(name);
    }
    generation.running();
    return generation;
  }
}
