// SPDX-License-Identifier: Apache-2.0
package dev.remain.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remain.classpath.Root;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is checked before anything is put together. */
class LauncherTest {

  @TempDir Path directory;

  @Test
  void anUnreadableLiveDirectoryIsRefusedWithARemedy() {
    List<Root> roots = List.of(Root.liveDirectory(directory));

    assertThatThrownBy(() -> Launcher.readable(roots, path -> false))
        .isInstanceOf(WrongUse.class)
        .hasMessage(
            roots.get(0).display()
                + " cannot be read: give yourself the right to list it, or take it off the class"
                + " path");
    assertThat(Launcher.readable(roots, path -> true)).isEqualTo(roots);
  }

  @Test
  void aLiveDirectoryThatDoesNotExistYetIsNoneToRefuse() {
    List<Root> roots = List.of(Root.liveDirectory(directory.resolve("later")));

    assertThat(Launcher.readable(roots, path -> false)).isEqualTo(roots);
  }
}
