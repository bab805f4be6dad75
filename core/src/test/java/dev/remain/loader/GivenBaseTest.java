// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remain.fixtures.CompiledApp;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GivenBaseTest {

  @TempDir Path directory;
  private final List<String> refused = new ArrayList<>();

  @Test
  void aClassFromALiveDirectoryIsRefusedAndTold() throws Exception {
    CompiledApp app = app("classes");
    try (URLClassLoader loader = loader(app.classes())) {
      GivenBase base = base(loader, app.classes());

      assertThatThrownBy(() -> base.find("acme.Npc"))
          .isInstanceOf(ClassNotFoundException.class)
          .hasMessage("acme.Npc");
      assertThat(refused).containsExactly("acme.Npc");
    }
  }

  @Test
  void aLiveDirectoryIsKnownHoweverItsNameIsWrittenInUrls() throws Exception {
    CompiledApp app = app("a ;\u00fc[x]");
    URL asTheJdkWritesIt =
        new URL(app.classes().toUri().toString().replace(";", "%3b").replace("%C3%BC", "%c3%bc"));
    try (URLClassLoader loader = new URLClassLoader(new URL[] {asTheJdkWritesIt})) {
      GivenBase base = base(loader, app.classes());

      assertThatThrownBy(() -> base.find("acme.Npc")).isInstanceOf(ClassNotFoundException.class);
      assertThat(Collections.list(base.baseResources("acme/text.txt"))).isEmpty();
    }
  }

  @Test
  void aClassFromALiveArchiveIsRefused() throws Exception {
    Path jar = app("classes").jar().writeTo(directory.resolve("app.jar"));
    try (URLClassLoader loader = loader(jar)) {
      GivenBase base = base(loader, jar);

      assertThatThrownBy(() -> base.find("acme.Npc")).isInstanceOf(ClassNotFoundException.class);
      assertThat(Collections.list(base.baseResources("acme/text.txt"))).isEmpty();
    }
  }

  @Test
  void aSharedClassIsNotRefused() throws Exception {
    CompiledApp app = app("classes");
    try (URLClassLoader loader = loader(app.classes())) {
      GivenBase base =
          new GivenBase(
              loader, List.of(app.classes()), name -> name.equals("acme.Npc"), refused::add);

      assertThat(base.find("acme.Npc").getClassLoader()).isSameAs(loader);
      assertThat(refused).isEmpty();
    }
  }

  @Test
  void aDirectoryWhoseNameBeginsLikeALiveOneThatIsNotThereIsNotLive() throws Exception {
    CompiledApp app = app("classes-other");
    try (URLClassLoader loader = loader(app.classes())) {
      GivenBase base = base(loader, app.classes().resolveSibling("class"));

      assertThat(base.find("acme.Npc").getClassLoader()).isSameAs(loader);
      assertThat(Collections.list(base.baseResources("acme/text.txt"))).hasSize(1);
    }
  }

  @Test
  void aLiveDirectoryThatComesLaterIsLive() throws Exception {
    Path later = directory.resolve("later/classes");
    GivenBase base;
    try (URLClassLoader loader = new URLClassLoader(new URL[] {new URL(later.toUri() + "/")})) {
      base = base(loader, later);
      CompiledApp.in(directory.resolve("later")).source("acme.Npc", "class Npc {}").compile();

      assertThatThrownBy(() -> base.find("acme.Npc")).isInstanceOf(ClassNotFoundException.class);
    }
  }

  @Test
  void resourcesOfLiveDirectoriesAreLeftOut() throws Exception {
    CompiledApp live = app("live");
    CompiledApp other = app("other");
    try (URLClassLoader loader = loader(live.classes(), other.classes())) {
      GivenBase base = base(loader, live.classes());

      assertThat(Collections.list(base.baseResources("acme/text.txt")))
          .containsExactly(other.classes().resolve("acme/text.txt").toUri().toURL());
    }
  }

  private GivenBase base(ClassLoader loader, Path live) {
    return new GivenBase(loader, List.of(live), name -> false, refused::add);
  }

  private CompiledApp app(String name) {
    return CompiledApp.at(directory.resolve("src-" + name), directory.resolve(name))
        .source("acme.Npc", "public class Npc {}")
        .resource("acme/text.txt", name)
        .compile();
  }

  private static URLClassLoader loader(Path... places) throws IOException {
    URL[] urls = new URL[places.length];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = places[i].toUri().toURL();
    }
    return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
  }
}
