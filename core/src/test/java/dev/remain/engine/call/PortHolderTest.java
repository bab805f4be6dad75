// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PortHolderTest {

  private static final String HEAD =
      "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid"
          + "  timeout inode\n";

  /** 8080 is 1F90 there, and 0A is the state of listening. */
  private static final String LISTENING =
      "   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000"
          + "        0 4242 1 0000000000000000 100 0 0 10 0\n";

  private final FileSystem files = Jimfs.newFileSystem(Configuration.unix());
  private final Path proc = files.getPath("/proc");

  @AfterEach
  void close() throws IOException {
    files.close();
  }

  @Test
  void anotherProcessIsToldWithItsName() throws IOException {
    write("net/tcp", HEAD + LISTENING);
    write("4711/comm", "java\n");
    link("4711/fd/3", "/dev/null");
    link("4711/fd/7", "socket:[4242]");
    link("self/fd/7", "socket:[1]");

    assertThat(PortHolder.sentence(8080, proc))
        .isEqualTo("port 8080 is taken by process 4711 (java): end it");
  }

  @Test
  void aProcessMayHaveNoName() throws IOException {
    write("net/tcp", HEAD + LISTENING);
    link("4711/fd/7", "socket:[4242]");

    assertThat(PortHolder.sentence(8080, proc))
        .isEqualTo("port 8080 is taken by process 4711: end it");
  }

  @Test
  void theJvmItselfIsTold() throws IOException {
    write(
        "net/tcp6",
        HEAD
            + "   0: 00000000000000000000000000000000:1F90 00000000000000000000000000000000:0000"
            + " 0A 00000000:00000000 00:00000000 00000000  1000        0 4242 1\n");
    link("self/fd/7", "socket:[4242]");
    link("4711/fd/7", "socket:[4242]");

    assertThat(PortHolder.sentence(8080, proc))
        .isEqualTo(
            "port 8080 is taken by this JVM itself: an earlier generation or a library has not"
                + " closed it, close it in a stop hook");
  }

  @Test
  void filesOfAnotherUserCannotBeSeen() throws IOException {
    write("net/tcp", HEAD + LISTENING);
    write("4711/comm", "java\n");
    link("4712/fd/7", "socket:[1]");

    assertThat(PortHolder.sentence(8080, proc))
        .isEqualTo("port 8080 is taken by a process of another user");
  }

  @Test
  void aConnectionThroughThePortIsNoListener() throws IOException {
    write("net/tcp", HEAD + LISTENING.replace(" 0A ", " 01 "));
    link("4711/fd/7", "socket:[4242]");

    assertThat(PortHolder.sentence(8080, proc))
        .isEqualTo("port 8080 is taken, and it cannot be seen by whom");
  }

  @Test
  void anotherPortIsNotTheOne() throws IOException {
    write("net/tcp", HEAD + LISTENING);
    link("4711/fd/7", "socket:[4242]");

    assertThat(PortHolder.sentence(8081, proc))
        .isEqualTo("port 8081 is taken, and it cannot be seen by whom");
  }

  @Test
  void whereNothingCanBeReadNobodyIsTold() {
    assertThat(PortHolder.sentence(8080, proc))
        .isEqualTo("port 8080 is taken, and it cannot be seen by whom");
  }

  private void write(String file, String text) throws IOException {
    Path path = proc.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private void link(String file, String target) throws IOException {
    Path path = proc.resolve(file);
    Files.createDirectories(path.getParent());
    Files.createSymbolicLink(path, files.getPath(target));
  }
}
