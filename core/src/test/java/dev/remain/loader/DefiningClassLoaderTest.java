// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefiningClassLoaderTest {

  @TempDir Path directory;

  private GenerationClassLoader loader() {
    CompiledApp app =
        CompiledApp.in(directory)
            .source(
                "acme.Npc",
                "public class Npc extends java.security.Permission"
                    + " { Npc() { super(\"\"); }"
                    + " public boolean implies(java.security.Permission p) { return false; }"
                    + " public String getActions() { return \"\"; }"
                    + " public boolean equals(Object o) { return o == this; }"
                    + " public int hashCode() { return 1; } }")
            .compile();
    return Captured.generation(1, Captured.base(), Captured.of(Captured.directory(app.classes())));
  }

  @Test
  void hasMetWhatItsClassesExtendAndNothingElse() throws Exception {
    GenerationClassLoader loader = loader();
    assertThat(loader.hasMet("java.security.Permission")).isFalse();

    loader.loadClass("acme.Npc");

    assertThat(loader.hasMet("java.security.Permission")).isTrue();
    assertThat(loader.hasMet("java.security.Provider")).isFalse();
  }

  @Test
  void definesAGuestOnce() throws Exception {
    GenerationClassLoader loader = loader();
    byte[] bytes;
    try (var in = Guest.class.getResourceAsStream("DefiningClassLoaderTest$Guest.class")) {
      bytes = in.readAllBytes();
    }

    Class<?> guest = loader.defineGuest(Guest.class.getName(), bytes);

    assertThat(guest).isNotSameAs(Guest.class);
    assertThat(guest.getClassLoader()).isSameAs(loader);
    assertThat(loader.defineGuest(Guest.class.getName(), bytes)).isSameAs(guest);
  }

  private static final class Guest {}
}
