// SPDX-License-Identifier: Apache-2.0
package dev.remain.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.classpath.LiveFiles;
import dev.remain.fixtures.CompiledApp;
import dev.remain.loader.Base;
import dev.remain.loader.Captured;
import dev.remain.loader.GenerationClassLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a program that shares a package with a library, which is loaded anew for that. */
class FreshLinkTest {

  @TempDir Path directory;
  private CompiledApp app;
  private Base base;
  private LiveFiles before;

  @BeforeEach
  void compile() {
    Path jar =
        CompiledApp.in(directory.resolve("library"))
            .source("acme.Util", "public class Util { public static String hi() { return \"\"; } }")
            .source("acme.Below", "public class Below extends Util { }")
            .compile()
            .jar()
            .writeTo(directory.resolve("library.jar"));
    base = Captured.baseWithFresh(jar);
    app =
        CompiledApp.in(directory.resolve("app"))
            .classPath(jar)
            .source("acme.App", "class App { String hi() { return Util.hi(); } }")
            .source("acme.Mine", "class Mine { String hi() { return Below.hi(); } }")
            .compile();
    before = files();
  }

  @Test
  void whatALibraryThatIsLoadedAnewHasIsNotMissing() {
    app.edit("acme.App", "Util.hi()", "Util.hi() + 1").compile();

    assertThat(check("acme/App.class")).isNull();
  }

  @Test
  void whatItsSuperTypesHaveIsNotMissingEither() {
    app.edit("acme.Mine", "Below.hi()", "Below.hi() + 1").compile();

    assertThat(check("acme/Mine.class")).isNull();
  }

  @Test
  void whatNobodyHasIsMissing() {
    app.source("acme.Gone", "class Gone { static String hi() { return null; } }")
        .edit("acme.App", "Util.hi()", "Gone.hi()")
        .compile()
        .delete("acme.Gone");

    assertThat(check("acme/App.class"))
        .isEqualTo("acme.Gone is missing, needed by acme.App (App.java)");
  }

  @Test
  void whatNeitherTheProgramNorASuperTypeOfALibraryHasIsTold() throws IOException {
    app.source("acme.Mine", "class Mine extends Below { static String own() { return null; } }")
        .source("acme.App", "class App { String hi() { return Mine.own(); } }")
        .compile();
    before = files();
    byte[] stale = app.classBytes("acme.App");
    app.source("acme.Mine", "class Mine extends Below { static String other() { return null; } }")
        .source("acme.App", "class App { String hi() { return Mine.other(); } }")
        .compile();
    Files.write(app.classFile("acme.App"), stale);

    assertThat(check("acme/Mine.class"))
        .isEqualTo(
            "App.java was compiled against another acme.Mine, one with own(): compile it, too");
  }

  @Test
  void whatThePackageIsStaysForTheProgramToDecide() {
    app.source("own.Other", "public class Other { public int more; }").compile();
    app.edit("acme.App", "Util.hi()", "Util.hi() + 1").compile();
    LiveFiles next = files();
    GenerationClassLoader loader = Captured.generation(2, base, next);

    Problem problem =
        new LinkCheck()
            .problem(
                loader, base, new Check(before, next, Set.of("acme/App.class", "own/Other.class")));

    assertThat(problem).isNull();
    assertThat(loader.defined()).containsExactly("own.Other");
  }

  private LiveFiles files() {
    return Captured.of(Captured.directory(app.classes()));
  }

  private @Nullable String check(String changed) {
    LiveFiles next = files();
    Problem problem =
        new LinkCheck()
            .problem(
                Captured.generation(2, base, next), base, new Check(before, next, Set.of(changed)));
    return problem == null ? null : problem.text();
  }
}
