// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EndCallTest {

  private final List<String> called = new ArrayList<>();

  /** What a library may look like. */
  public class Client {
    public Client pool() {
      return this;
    }

    public @Nullable Client cache() {
      return null;
    }

    public void close() {
      called.add("close");
    }

    public void close(Duration limit) {
      called.add("close " + limit);
    }

    public String stop(long quiet, int limit, TimeUnit unit) {
      called.add("stop " + quiet + " " + limit + " " + unit);
      return "answer";
    }

    public void cancel(CancellationException cause) {
      called.add("cancel " + cause);
    }

    public void fail() throws IOException {
      throw new IOException("broken");
    }
  }

  @Test
  void argumentsAreOfTheTypesThatTheMethodTakes() throws Exception {
    assertThat(EndCall.of("stop(0, 500, MILLISECONDS)").on(new Client())).isEqualTo("answer");
    EndCall.of("close(PT0.5S)").on(new Client());
    EndCall.of("cancel(null)").on(new Client());
    EndCall.of("close").on(new Client());

    assertThat(called)
        .containsExactly("stop 0 500 MILLISECONDS", "close PT0.5S", "cancel null", "close");
  }

  @Test
  void aPathGoesOnWhereSomethingIsThere() throws Exception {
    EndCall.of("pool.pool.close").on(new Client());
    assertThat(EndCall.of("cache.close").on(new Client())).isNull();
    assertThat(EndCall.of("unknown").on(new Client())).isNull();

    assertThat(called).containsExactly("close");
  }

  @Test
  void whatItThrowsComesOut() {
    assertThatThrownBy(() -> EndCall.of("fail").on(new Client()))
        .isInstanceOf(IOException.class)
        .hasMessage("broken");
  }

  @Test
  void whatIsNoCallIsRefused() {
    assertThatThrownBy(() -> EndCall.of("close()now"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a call: close()now");
  }
}
