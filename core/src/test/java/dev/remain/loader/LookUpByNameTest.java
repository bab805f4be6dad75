// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remain.classpath.Root;
import dev.remain.fixtures.CompiledApp;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of the live half is found by name from a base. */
class LookUpByNameTest {

  @TempDir Path directory;
  private CompiledApp library;
  private Path jar;
  private @Nullable GenerationClassLoader live; // the base refers to it weakly

  @BeforeEach
  void write() {
    library =
        CompiledApp.in(directory.resolve("library"))
            .source(
                "lib.Lib",
                """
                public class Lib {
                  public static String version() { return "1"; }
                  public static boolean reads(String name) {
                    return Lib.class.getClassLoader().getResource(name) != null;
                  }
                }
                """)
            .source("lib.Other", "public class Other {}")
            .resource("lib/text.txt", "first")
            .compile();
    jar = library.jar().writeTo(directory.resolve("lib.jar"));
  }

  @Test
  void aLiveClassIsAnsweredToCodeAndNeverToTheJvmWhichWouldRememberIt() throws Exception {
    CompiledApp app =
        CompiledApp.in(directory.resolve("app"))
            .source("acme.Npc", "public class Npc {}")
            .compile();
    BaseClassLoader base = baseWithLive(new LiveHalf((archive, name) -> {}), app);

    assertThatThrownBy(() -> Class.forName("acme.Npc", false, base))
        .isInstanceOf(ClassNotFoundException.class);
    assertThat(base.loadClass("acme.Npc").getClassLoader()).isSameAs(live);
    assertThat(ClassLoader.class.getMethod("loadClass", String.class).invoke(base, "acme.Npc"))
        .isSameAs(base.loadClass("acme.Npc"));
    try (URLClassLoader child = new URLClassLoader(new URL[0], base)) {
      assertThat(Class.forName("acme.Npc", false, child).getClassLoader()).isSameAs(live);
    }
    assertThat(base.hasMet("acme.Npc")).isFalse();
    assertThatThrownBy(() -> base.find("acme.Npc")).isInstanceOf(ClassNotFoundException.class);
    assertThat(base.getResource("acme/Npc.class")).isNotNull();
  }

  @Test
  void theRunningGenerationIsAskedEachTimeAnew() throws Exception {
    CompiledApp app =
        CompiledApp.in(directory.resolve("app"))
            .source("acme.Npc", "public class Npc {}")
            .compile();
    LiveHalf half = new LiveHalf((archive, name) -> {});
    BaseClassLoader base = baseWithLive(half, app);
    Class<?> first = base.loadClass("acme.Npc");

    live = Captured.generation(2, base, Captured.of(Captured.directory(app.classes())));
    half.running(live);

    assertThat(base.loadClass("acme.Npc")).isNotSameAs(first);
    assertThat(base.loadClass("acme.Npc").getClassLoader()).isSameAs(live);
  }

  @Test
  void aClassThatTheJvmLoadsAsAnAgentIsTheJvmsOwn() throws Exception {
    String agent = CompiledApp.class.getName();
    String file = agent.replace('.', '/') + ".class";
    byte[] bytes;
    try (InputStream in = CompiledApp.class.getResourceAsStream("/" + file)) {
      bytes = in.readAllBytes();
    }
    Path jarOfAgent = directory.resolve("agent.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Agent-Class", agent);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jarOfAgent), manifest)) {
      out.putNextEntry(new JarEntry(file));
      out.write(bytes);
    }

    assertThat(Captured.base(jarOfAgent).loadClass(agent)).isSameAs(CompiledApp.class);
  }

  @Test
  void showsScannersItsUrlsAndIsDeafToThoseWhoCloseIt() throws Exception {
    URLClassLoader base = Captured.base(jar);

    base.close();

    assertThat(base.getURLs()).containsExactly(jar.toUri().toURL());
    assertThat(base.loadClass("lib.Lib")).isNotNull();
  }

  @Test
  void liveResourcesAreFoundBesideItsOwnAndTheReaderIsRemembered() throws Exception {
    CompiledApp app =
        CompiledApp.in(directory.resolve("app"))
            .resource("logback.xml", "live")
            .resource("lib/text.txt", "live")
            .resource("META-INF/services/java.lang.Runnable", "live.Provider")
            .resource("META-INF/services/acme.Spi", "live");
    LiveHalf reads = new LiveHalf((archive, name) -> {});
    BaseClassLoader base = baseWithLive(reads, app);

    assertThat(reads(base, "logback.xml")).isTrue();
    assertThat(reads(base, "META-INF/services/acme.Spi")).isTrue();
    assertThat(ServiceLoader.load(Runnable.class, base)).isEmpty();
    assertThat(reads(base, "lib/text.txt")).isTrue();
    assertThat(reads(base, "logback-test.xml")).isFalse();

    assertThat(reads.readerOf("logback.xml")).isEqualTo("lib.Lib");
    assertThat(reads.readerOf("logback-test.xml")).isEqualTo("lib.Lib");
    assertThat(reads.readerOf("lib/text.txt")).isEqualTo("lib.Lib");
    assertThat(text(base.getResource("lib/text.txt"))).isEqualTo("live");
    assertThat(Collections.list(base.getResources("lib/text.txt")))
        .extracting(LookUpByNameTest::text)
        .containsExactly("live", "first");
    assertThat(text(Collections.list(base.baseResources("lib/text.txt")).get(0)))
        .isEqualTo("first");
    assertThat(text(Collections.list(base.getResources("logback.xml")).get(0))).isEqualTo("live");
    assertThat(Collections.list(base.baseResources("logback.xml"))).isEmpty();
  }

  @Test
  void theFirstReaderIsTheOneThatIsRemembered() throws Exception {
    CompiledApp app = CompiledApp.in(directory.resolve("app")).resource("a.xml", "live");
    LiveHalf reads = new LiveHalf((archive, name) -> {});
    BaseClassLoader base = baseWithLive(reads, app);

    URL unused = base.getResource("a.xml");
    assertThat(reads(base, "a.xml")).isTrue();

    assertThat(reads.readerOf("a.xml")).isEqualTo("the base");
  }

  private BaseClassLoader baseWithLive(LiveHalf reads, CompiledApp app) {
    BaseClassLoader base =
        BaseClassLoader.of(
            1,
            List.of(Captured.archive(jar, Root.Half.BASE)),
            (root, path) -> null,
            reads,
            Set.of());
    live =
        Captured.generation(1, base, Captured.of(Captured.directory(app.classes())), "static/**");
    reads.running(live);
    return base;
  }

  private static boolean reads(ClassLoader base, String name) throws ReflectiveOperationException {
    return (boolean) base.loadClass("lib.Lib").getMethod("reads", String.class).invoke(null, name);
  }

  private static String text(URL url) throws IOException {
    try (InputStream in = url.openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
