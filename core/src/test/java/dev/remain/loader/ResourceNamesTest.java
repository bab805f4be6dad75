// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.classpath.ByteStore;
import dev.remain.classpath.FirstCapture;
import dev.remain.classpath.Globs;
import dev.remain.classpath.LiveLookup;
import dev.remain.classpath.Root;
import dev.remain.fixtures.AppJar;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever the name: what a loader of the JDK calls absent is absent, and what it finds is found.
 */
class ResourceNamesTest {

  private static final List<String> ODD =
      List.of(
          "static/../../secret.txt",
          "../secret.txt",
          "/etc/passwd",
          "/etc",
          "../beside",
          ".",
          "./",
          "",
          "/",
          "//",
          "///",
          "..",
          "static/..",
          "static/../",
          "./a.txt",
          "static/./a.txt",
          "static//a.txt",
          "//a.txt",
          "/a.txt",
          "static/a.txt/",
          "static/a.txt/.",
          "a.txt/.",
          "nothere/../a.txt",
          "../classes/a.txt",
          "static\\a.txt",
          "static\\..\\..\\secret.txt",
          "a\0b",
          "a.txt\0",
          "a:b.txt",
          "file:a.txt",
          "jar:x!/y",
          "http://x/a.txt",
          "url:a.txt",
          "C:/x",
          "1:b.txt",
          "sp ace.txt",
          "100%.txt",
          "%61.txt",
          "a?b.txt",
          "a#b.txt",
          "a;b.txt",
          "link",
          "link/secret.txt",
          "link/../secret.txt",
          "link.txt",
          "dangling",
          "within/a.txt",
          "within/../a.txt",
          "static/../within/a.txt",
          "a..b.txt",
          "..a.txt",
          "...",
          "dir.ext",
          "dir.ext/",
          "static/%2e%2e/a.txt",
          "a.txt?x",
          "a.txt#x",
          " a.txt",
          "a.txt ",
          "a.txt\n");
  private static final List<String> PIECES =
      List.of(
          "/",
          "/",
          "/",
          "..",
          ".",
          "a.txt",
          "static",
          "secret.txt",
          "beside",
          "classes",
          "link",
          "within",
          "dir.ext",
          "\\",
          ":",
          "%2e",
          " ",
          "#",
          "?",
          "\0",
          "a",
          "b.txt",
          "file:",
          "\u00fc");

  @TempDir Path directory;
  private Path classes;

  @BeforeEach
  void write() throws IOException {
    classes = directory.resolve("classes");
    for (String name :
        new String[] {
          "a.txt", "static/a.txt", "a..b.txt", "..a.txt", "sp ace.txt", "100%.txt", "%61.txt",
          "a?b.txt", "a#b.txt", "a;b.txt", "a:b.txt", "1:b.txt", "dir.ext/a.txt", "static\\a.txt",
          "b.txt", "static/static/a.txt"
        }) {
      write(classes.resolve(name));
    }
    write(directory.resolve("secret.txt"));
    write(directory.resolve("beside/secret.txt"));
    Files.createSymbolicLink(classes.resolve("link"), Path.of("..", "beside"));
    Files.createSymbolicLink(classes.resolve("link.txt"), Path.of("..", "secret.txt"));
    Files.createSymbolicLink(classes.resolve("within"), Path.of("static"));
    Files.createSymbolicLink(classes.resolve("dangling"), Path.of("nowhere"));
  }

  private static void write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "of " + file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"**", "static/**", "nothing"})
  void aDirectoryAnswersAsInPlainJavaHoweverItIsRead(String onDisk) throws IOException {
    Root root = Root.liveDirectory(classes);
    LiveLookup capture =
        new FirstCapture(
            List.of(root), new ByteStore(1 << 20), Globs.of(List.of()), Globs.of(List.of()));
    try (URLClassLoader plain = plain(classes)) {
      GenerationClassLoader live =
          new GenerationClassLoader(
              1,
              Captured.base(),
              new GenerationClassLoader.Content(
                  capture, List.of(root), Globs.of(List.of(onDisk)), name -> false, null, false));
      assertThat(differences(live, plain)).isEmpty();

      LiveHalf reads = new LiveHalf((archive, name) -> {});
      reads.running(live);
      ClassLoader library = BaseClassLoader.of(1, List.of(), (base, path) -> null, reads, Set.of());
      assertThat(differences(library, plain)).isEmpty();
    }
  }

  @Test
  void aDirectoryOfTheBaseAnswersAsInPlainJava() throws IOException {
    Root root = new Root(classes, Root.Form.DIRECTORY, Root.Half.BASE);
    FirstCapture capture =
        new FirstCapture(
            List.of(root), new ByteStore(1 << 20), Globs.of(List.of()), Globs.of(List.of()));
    try (URLClassLoader plain = plain(classes)) {
      ClassLoader base =
          BaseClassLoader.of(
              1, List.of(root), capture::find, new LiveHalf((archive, name) -> {}), Set.of());

      assertThat(differences(base, plain)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anArchiveAnswersAsInPlainJava(boolean isLive) throws IOException {
    Path jar =
        AppJar.empty()
            .entry("a.txt", new byte[] {'a'})
            .entry("static/", new byte[0])
            .entry("static/a.txt", new byte[] {'b'})
            .entry("a:b.txt", new byte[] {'c'})
            .entry("1:b.txt", new byte[] {'d'})
            .entry("sp ace.txt", new byte[] {'e'})
            .entry("a#b.txt", new byte[] {'g'})
            .writeTo(directory.resolve("a.jar"));
    try (URLClassLoader plain = plain(jar)) {
      ClassLoader loader =
          isLive
              ? Captured.generation(
                  1, Captured.base(), Captured.of(Captured.archive(jar, Root.Half.LIVE)))
              : Captured.base(jar);

      assertThat(differences(loader, plain)).isEmpty();
    }
  }

  private static URLClassLoader plain(Path path) throws IOException {
    return new URLClassLoader(
        new URL[] {path.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
  }

  private static List<String> differences(ClassLoader loader, ClassLoader plain)
      throws IOException {
    List<String> differences = new ArrayList<>();
    for (String name : names()) {
      String expected = answer(plain, name);
      String actual = answer(loader, name);
      if (!actual.equals(expected)) {
        differences.add("'" + name + "' is " + actual + " for " + expected);
      }
    }
    return differences;
  }

  private static String answer(ClassLoader loader, String name) throws IOException {
    URL url = loader.getResource(name);
    List<URL> all = Collections.list(loader.getResources(name));
    try (InputStream in = loader.getResourceAsStream(name)) {
      return url + " of " + all + " reads " + text(in);
    }
  }

  private static @Nullable String text(@Nullable InputStream in) throws IOException {
    return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }

  private static List<String> names() {
    List<String> names = new ArrayList<>(ODD);
    Random random = new Random(7);
    for (int i = 0; i < 3_000; i++) {
      StringBuilder name = new StringBuilder();
      for (int length = 1 + random.nextInt(7); length > 0; length--) {
        name.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      names.add(name.toString());
    }
    return names;
  }
}
