// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.remain.watch.disk.ChangeSource;
import dev.remain.watch.disk.Time;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolledSourceTest {

  private final List<String> told = new ArrayList<>();
  private long now = -1;

  private final ChangeSource.Hints hints =
      new ChangeSource.Hints() {
        @Override
        public void touched(Path directory, String name) {
          told.add(name);
        }

        @Override
        public void lost(Path directory) {}

        @Override
        public void gone(Path directory) {}
      };

  private final Time time =
      new Time() {
        @Override
        public long nanos() {
          return now;
        }

        @Override
        public long millis() {
          return now / 1_000_000;
        }

        @Override
        public void pause(long nanos) {
          now += nanos;
        }
      };

  private List<String> poll(PolledSource source) throws InterruptedException {
    told.clear();
    for (int i = 0; i < 5; i++) {
      source.poll(1_000_000_000, hints);
    }
    Collections.sort(told);
    return told;
  }

  @Test
  void whatCameChangedOrWentIsToldOnce() throws Exception {
    try (FileSystem files = Jimfs.newFileSystem(Configuration.unix())) {
      Path directory = Files.createDirectories(files.getPath("/src"));
      Files.writeString(directory.resolve("Same.java"), "1");
      Files.writeString(directory.resolve("Changed.java"), "1");
      Files.writeString(directory.resolve("Gone.java"), "1");
      PolledSource source = new PolledSource(time);
      source.watch(directory);
      assertThat(poll(source)).isEmpty();

      Files.writeString(directory.resolve("Changed.java"), "two");
      Files.delete(directory.resolve("Gone.java"));
      Files.writeString(directory.resolve("New.java"), "1");
      Files.createDirectory(directory.resolve("sub"));

      assertThat(poll(source)).containsExactly("Changed.java", "Gone.java", "New.java", "sub");
      assertThat(poll(source)).isEmpty();
    }
  }
}
