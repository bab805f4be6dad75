// SPDX-License-Identifier: Apache-2.0
package dev.remain.woven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remain.fixtures.CompiledApp;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeFilesTest {

  /** As the call site is woven. */
  private static final String LOADING =
      """
      public class Loading {
        public static String plain(String file) {
          System.load(file);
          return file;
        }
        public static String woven(String file) {
          String given = dev.remain.woven.NativeFiles.toLoad(file);
          System.load(given);
          return given;
        }
      }
      """;

  @TempDir Path directory;
  private CompiledApp app;
  private String file;

  @BeforeEach
  void copyALibrary() throws Exception {
    Path remain =
        Path.of(NativeFiles.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    app = CompiledApp.in(directory).classPath(remain).source("Loading", LOADING).compile();
    String name = System.mapLibraryName("prefs");
    Path library = Path.of(System.getProperty("java.home"), "lib", name);
    file = Files.copy(library, directory.resolve(name)).toString();
  }

  @Test
  void theSecondLoaderIsRefusedAFileAndGivenACopy() throws Exception {
    URLClassLoader first = loader();
    URLClassLoader second = loader();

    assertThat(load(first, "woven")).isEqualTo(file);
    assertThat(load(first, "woven")).isEqualTo(file);
    assertThatThrownBy(() -> load(second, "plain"))
        .hasRootCauseInstanceOf(UnsatisfiedLinkError.class)
        .hasRootCauseMessage("Native Library " + file + " already loaded in another classloader");

    String copy = load(second, "woven");
    assertThat(Path.of(copy)).hasSameBinaryContentAs(Path.of(file)).isNotEqualTo(Path.of(file));
    assertThat(Path.of(copy).getFileName()).isEqualTo(Path.of(file).getFileName());
    assertThat(load(second, "woven")).isEqualTo(copy);
    assertThat(load(loader(), "woven")).isNotIn(file, copy);
  }

  @Test
  void whatIsNoFileIsLeftToTheJvm() {
    assertThat(NativeFiles.toLoad("relative.so")).isEqualTo("relative.so");
    String missing = directory.resolve("missing.so").toString();
    assertThat(NativeFiles.toLoad(missing)).isEqualTo(missing);
    assertThat(NativeFiles.find(getClass().getClassLoader(), "no such library")).isNull();
  }

  private URLClassLoader loader() throws MalformedURLException {
    URL[] classes = {app.classes().toUri().toURL()};
    return new URLClassLoader(classes, getClass().getClassLoader());
  }

  private String load(ClassLoader loader, String how) throws Exception {
    return (String) loader.loadClass("Loading").getMethod(how, String.class).invoke(null, file);
  }
}
