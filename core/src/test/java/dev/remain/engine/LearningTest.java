// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.boundary.Boundary;
import dev.remain.classpath.Root;
import dev.remain.fixtures.CompiledApp;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearningTest {

  private static final String IN_LIBRARY =
      """
      java.lang.IllegalStateException: set already
          at remain-base-1//lib.Global.set(Global.java:7)
          at remain-generation-2//app.App.main(App.java:3)
      """;

  private static final String IN_PROGRAM =
      """
      java.lang.IllegalStateException: no name
          at remain-generation-2//app.App.main(App.java:3)
      """;

  private static final String CAST =
      """
      java.lang.ClassCastException: class app.Order cannot be cast to class app.Order (app.Order is \
      in unnamed module of loader 'remain-generation-1' @1; app.Order is in unnamed module of loader \
      'remain-generation-2' @2)
          at remain-generation-2//app.App.main(App.java:3)
      """;

  @TempDir Path directory;

  private Path lib;
  private Path other;
  private Boundary boundary;
  private Learning learning;

  /** By what is kept. */
  private Set<Path> used = Set.of();

  @BeforeEach
  void prepare() {
    lib = jar("lib.Global");
    other = jar("other.Other");
    boundary = Boundary.of(List.of(base(lib), base(other)));
    learning = new Learning(boundary);
  }

  private static Root base(Path archive) {
    return new Root(archive, Root.Form.ARCHIVE, Root.Half.BASE);
  }

  private Path jar(String name) {
    return CompiledApp.in(directory.resolve(name))
        .source(name, "public class " + name.substring(name.indexOf('.') + 1) + " { }")
        .compile()
        .jar()
        .writeTo(directory.resolve(name + ".jar"));
  }

  private @Nullable String failed(int generation, String error) {
    return learning.afterFailure(
        generation, error, name -> name.startsWith("lib.") ? lib : null, used);
  }

  private void restarted(int generation) {
    boolean isNewBase = boundary.isPending();
    if (isNewBase) {
      boundary.settle();
    }
    learning.entered(generation, isNewBase);
  }

  @Test
  void theLibraryThatThrewIsLoadedAnewAndTheProgramStartedOnceMore() {
    assertThat(failed(2, IN_LIBRARY))
        .isEqualTo("once more, as lib.Global.jar may have kept what it failed on");

    assertThat(boundary.next()).containsExactly(lib);
  }

  @Test
  void whatVeryManyUseIsNotSuspectedBesideAnother() {
    CompiledApp hub =
        CompiledApp.in(directory.resolve("hub"))
            .source("hub.Mapper", "public class Mapper { }")
            .compile();
    List<Root> roots = new ArrayList<>(List.of(base(lib)));
    Path mapper = hub.jar().writeTo(directory.resolve("hub.jar"));
    roots.add(base(mapper));
    for (int i = 1; i <= 9; i++) {
      CompiledApp user =
          CompiledApp.in(directory.resolve("user" + i))
              .classPath(hub.classes())
              .source("user" + i + ".U", "public class U { hub.Mapper mapper; }")
              .compile();
      roots.add(base(user.jar().writeTo(directory.resolve("user" + i + ".jar"))));
    }
    boundary = Boundary.of(roots);
    learning = new Learning(boundary);
    String error =
        IN_LIBRARY.replace(
            "    at remain-base-1//lib",
            "    at remain-base-1//hub.Mapper.read(Mapper.java:1)\n    at remain-base-1//lib");

    String again =
        learning.afterFailure(2, error, name -> name.startsWith("lib.") ? lib : mapper, used);

    assertThat(again).isEqualTo("once more, as lib.Global.jar may have kept what it failed on");
    assertThat(boundary.next()).containsExactly(lib);
  }

  @Test
  void allAreTriedBeforeTheProgramIsToBlame() {
    assertThat(failed(2, IN_LIBRARY)).isNotNull();
    restarted(3);

    assertThat(failed(3, IN_LIBRARY)).isEqualTo("once more with all jars loaded anew");
    assertThat(boundary.next()).containsExactlyInAnyOrder(lib, other);
    restarted(4);

    assertThat(failed(4, IN_LIBRARY)).isNull();
    assertThat(boundary.next()).isEmpty();
    restarted(5);
    learning.changed();
    assertThat(failed(6, IN_LIBRARY)).isNull();
    assertThat(boundary.isPending()).isFalse();
  }

  @Test
  void aSuspicionIsNotWorthWhatIsKept() {
    used = Set.of(other);

    assertThat(failed(2, IN_LIBRARY)).isNull();

    assertThat(boundary.isPending()).isFalse();
    assertThat(learning.spared())
        .isEqualTo(
            "it failed in libraries, which are not loaded anew for that, as what is kept would be"
                + " lost; if something kept or remembered is the reason, a full restart (key R, or"
                + " Remain.restartAfresh) makes all of it anew");
    assertThat(failed(2, IN_LIBRARY)).isNull();
    assertThat(learning.spared()).as("told once").isNull();
  }

  @Test
  void anObjectOfAnEarlierGenerationIsWorthItButForTheJarsOfWhatIsKept() {
    used = Set.of(other);

    assertThat(failed(2, CAST)).isEqualTo("once more with all jars loaded anew");

    assertThat(boundary.next()).containsExactly(lib);
    assertThat(learning.spared()).isNull();
  }

  @Test
  void anObjectOfAnEarlierGenerationMayBeAnyones() {
    assertThat(failed(2, CAST)).isEqualTo("once more with all jars loaded anew");
  }

  @Test
  void aFailureOfTheProgramsOwnIsNotTriedAgain() {
    assertThat(failed(2, IN_PROGRAM)).isNull();
    assertThat(boundary.isPending()).isFalse();
  }

  @Test
  void onABaseThatNobodyHasUsedNothingCanBeKept() {
    assertThat(failed(1, IN_LIBRARY)).isNull();

    boundary.learnAll("", Set.of());
    restarted(2);
    assertThat(failed(2, IN_LIBRARY)).isNull();
  }
}
