// SPDX-License-Identifier: Apache-2.0
package dev.remain.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.generation.StandardInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class KeyLoopTest {

  /** Has a line, and breaks where it is closed. */
  private static final class Typed extends InputStream {
    private final byte[] line = "r\n".getBytes(StandardCharsets.US_ASCII);
    private boolean isClosed;
    private int at;

    @Override
    public int available() throws IOException {
      if (isClosed) {
        throw new IOException("Input/output error"); // As a terminal that has been closed answers.
      }
      return line.length - at;
    }

    @Override
    public int read() {
      return at == line.length ? -1 : line[at++];
    }
  }

  private final Typed typed = new Typed();
  private final List<String> lines = new ArrayList<>();
  private final StandardInput input = new StandardInput(typed, Thread::new);

  private KeyLoop loop(boolean mayRead) {
    input.keys((line, isPrograms) -> lines.add(line));
    return new KeyLoop(input, () -> mayRead);
  }

  @Test
  void endsWithItsTerminal() {
    typed.isClosed = true;

    loop(true).run();

    assertThat(lines).isEmpty();
  }

  @Test
  void readsNothingWhereItMayNot() throws IOException {
    loop(false).turn();

    assertThat(typed.at).isZero();
    assertThat(lines).isEmpty();
  }

  @Test
  void readsWhatIsThere() throws IOException {
    loop(true).turn();

    assertThat(lines).containsExactly("r");
  }
}
