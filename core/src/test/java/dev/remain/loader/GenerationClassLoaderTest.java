// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remain.classpath.Globs;
import dev.remain.classpath.LiveFiles;
import dev.remain.classpath.Root;
import dev.remain.fixtures.CompiledApp;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerationClassLoaderTest {

  @TempDir Path directory;
  private CompiledApp app;

  @BeforeEach
  void compile() {
    app =
        CompiledApp.in(directory.resolve("app"))
            .source(
                "acme.Npc", "public class Npc { public String toString() { return \"live\"; } }")
            .resource("acme/text.txt", "of the snapshot")
            .compile();
  }

  @Test
  void isParallelCapable() {
    GenerationClassLoader loader = loader(Captured.base());

    assertThat(loader.isRegisteredAsParallelCapable()).isTrue();
  }

  @Test
  void isNamedAfterItsNumber() {
    assertThat(loader(Captured.base()).getName()).isEqualTo("remain-generation-7");
    assertThat(GenerationClassLoader.nameOf(7)).isEqualTo("remain-generation-7");
  }

  @Test
  void liveClassesComeBeforeThoseOfTheBase() throws Exception {
    Path jar = base("public class Npc { public String toString() { return \"base\"; } }");

    assertThat(npc(loader(Captured.base(jar))).toString()).isEqualTo("live");
  }

  @Test
  void sharedNamesComeFromTheBase() throws Exception {
    Path jar = base("public class Npc { public String toString() { return \"base\"; } }");
    LiveFiles files = files();
    GenerationClassLoader loader =
        new GenerationClassLoader(
            7,
            Captured.base(jar),
            new GenerationClassLoader.Content(
                files,
                List.copyOf(files.roots()),
                Globs.of(List.of()),
                name -> name.equals("acme.Npc"),
                null,
                false));

    assertThat(npc(loader).toString()).isEqualTo("base");
  }

  @Test
  void definesTheSnapshotWhateverTheDiskHolds() throws Exception {
    GenerationClassLoader loader = loader(Captured.base());
    Files.delete(app.classFile("acme.Npc"));
    app.resource("acme/text.txt", "of the disk");

    assertThat(npc(loader).toString()).isEqualTo("live");
    assertThat(text(loader.getResource("acme/text.txt"))).isEqualTo("of the snapshot");
  }

  @Test
  void whatIsInNoPlaceIsNotFound() {
    GenerationClassLoader loader = loader(Captured.base());

    assertThatThrownBy(() -> loader.loadClass("acme.Ghost"))
        .isInstanceOf(ClassNotFoundException.class)
        .hasMessage("acme.Ghost");
    assertThat(loader.getResource("acme/ghost.txt")).isNull();
  }

  @Test
  void theDomainSaysWhereAndHoldsNoLoader() throws Exception {
    Class<?> type = loader(Captured.base()).loadClass("acme.Npc");

    assertThat(type.getProtectionDomain().getCodeSource().getLocation())
        .isEqualTo(app.classes().toUri().toURL());
    assertThat(type.getProtectionDomain().getClassLoader()).isNull();
  }

  @Test
  void packagesOfALiveArchiveCarryItsManifest() throws Exception {
    Path jar =
        app.jar()
            .attribute("Implementation-Title", "Acme")
            .attribute("Implementation-Version", "1.2")
            .writeTo(directory.resolve("app.jar"));
    GenerationClassLoader loader =
        Captured.generation(7, Captured.base(), Captured.of(Captured.archive(jar, Root.Half.LIVE)));

    Class<?> type = loader.loadClass("acme.Npc");

    assertThat(type.getPackage().getImplementationTitle()).isEqualTo("Acme");
    assertThat(type.getPackage().getImplementationVersion()).isEqualTo("1.2");
    assertThat(type.getProtectionDomain().getCodeSource().getLocation())
        .isEqualTo(jar.toUri().toURL());
  }

  @Test
  void resourcesOfALiveArchiveHaveTheUrlsOfTheJdk() throws Exception {
    Path jar = app.resource("acme/a b#c%20.txt", "odd").jar().writeTo(directory.resolve("app.jar"));
    GenerationClassLoader loader =
        Captured.generation(7, Captured.base(), Captured.of(Captured.archive(jar, Root.Half.LIVE)));

    URL url = loader.getResource("acme/a b#c%20.txt");

    assertThat(url.toExternalForm())
        .isEqualTo("jar:" + jar.toUri().toURL() + "!/acme/a%20b%23c%2520.txt");
    assertThat(text(url)).isEqualTo("odd");
  }

  @Test
  void theManifestOfADirectoryMeansNothing() throws Exception {
    app.resource("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nImplementation-Title: Acme\n");

    Class<?> type = loader(Captured.base()).loadClass("acme.Npc");

    assertThat(type.getPackage().getImplementationTitle()).isNull();
  }

  @Test
  void resourcesLookLikeFilesAndKeepTheirType() throws Exception {
    URL url = loader(Captured.base()).getResource("acme/text.txt");

    assertThat(url.toExternalForm())
        .isEqualTo(app.classes().resolve("acme/text.txt").toUri().toURL().toString());
    assertThat(url.openConnection().getContentType()).isEqualTo("text/plain");
    assertThat(url.openConnection().getContentLength()).isEqualTo("of the snapshot".length());
    assertThat(url.openConnection().getLastModified()).isPositive();
  }

  @Test
  void directoriesAreFoundOnTheDisk() throws Exception {
    GenerationClassLoader loader = loader(Captured.base());
    String expected = app.classes().toUri().toURL() + "acme";

    assertThat(loader.getResource("acme")).hasToString(expected);
    assertThat(loader.getResource("acme/")).hasToString(expected + "/");
    assertThat(loader.getResource("")).isEqualTo(app.classes().toUri().toURL());
  }

  @Test
  void refreshResourcesAreReadFromTheDisk() throws Exception {
    app.resource("static/page.css", "old");
    GenerationClassLoader loader = Captured.generation(7, Captured.base(), files(), "static/**");
    app.resource("static/page.css", "new").resource("static/later.css", "later");

    assertThat(text(loader.getResource("static/page.css"))).isEqualTo("new");
    assertThat(text(loader.getResource("static/later.css"))).isEqualTo("later");
  }

  @Test
  void oneThatIsMissingThereIsWhatWasLastSeen() throws Exception {
    app.resource("static/page.css", "old");
    GenerationClassLoader loader = Captured.generation(7, Captured.base(), files(), "static/**");
    app.resource("static/later.css", "later");

    Files.delete(app.classes().resolve("static/page.css"));
    Files.delete(app.classes().resolve("static/later.css"));

    assertThat(text(loader.getResource("static/page.css"))).isEqualTo("old");
    assertThat(loader.getResource("static/later.css")).isNull();
  }

  @Test
  void allResourcesOfANameAreLiveOnesFirst() throws Exception {
    Path jar =
        CompiledApp.in(directory.resolve("base"))
            .resource("acme/text.txt", "of the base")
            .jar()
            .writeTo(directory.resolve("base.jar"));

    List<URL> urls = Collections.list(loader(Captured.base(jar)).getResources("acme/text.txt"));

    assertThat(urls)
        .extracting(GenerationClassLoaderTest::text)
        .containsExactly("of the snapshot", "of the base");
  }

  @Test
  void itsClassesKnowThatItIsOverWhetherTheyHaveAskedBeforeOrNot() throws Exception {
    GenerationClassLoader asked = loader(Captured.base());
    GenerationClassLoader unasked = loader(Captured.base());
    assertThat(areOver(asked)).isFalse();

    asked.over(1);
    unasked.over(1);

    assertThat(areOver(asked)).isTrue();
    assertThat(areOver(unasked)).isTrue();
  }

  private static boolean areOver(ClassLoader loader) throws ReflectiveOperationException {
    return loader.loadClass(EntrySwitch.CLASS_NAME).getField(EntrySwitch.FIELD).getBoolean(null);
  }

  private GenerationClassLoader loader(Base base) {
    return Captured.generation(7, base, files());
  }

  private LiveFiles files() {
    return Captured.of(Captured.directory(app.classes()));
  }

  private Path base(String npc) {
    return CompiledApp.in(directory.resolve("base"))
        .source("acme.Npc", npc)
        .compile()
        .jar()
        .writeTo(directory.resolve("base.jar"));
  }

  private static Object npc(ClassLoader loader) throws ReflectiveOperationException {
    return loader.loadClass("acme.Npc").getDeclaredConstructor().newInstance();
  }

  private static String text(URL url) {
    try (InputStream in = url.openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
