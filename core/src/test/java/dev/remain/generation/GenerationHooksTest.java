// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import dev.remain.loader.Captured;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a program registers on one thread while another ends its generation. */
@Timeout(120)
class GenerationHooksTest {

  private static final int COUNT = 20_000;

  @TempDir Path directory;
  private Generation generation;

  @BeforeEach
  void begin() {
    CompiledApp app =
        CompiledApp.in(directory).source("acme.App", "public class App { }").compile();
    generation = new Rig().running(1, Captured.base(), app);
  }

  @Test
  void eachStopHookIsTakenOnceOrRefused() throws Exception {
    AtomicInteger refused = new AtomicInteger();
    Thread program =
        new Thread(
            () -> {
              for (int i = 0; i < COUNT; i++) {
                try {
                  generation.onStop("hook " + i, () -> {});
                } catch (IllegalStateException e) {
                  refused.incrementAndGet();
                }
              }
            });
    program.start();
    int taken = 0;
    while (program.isAlive() && taken < COUNT / 2) {
      taken += generation.takeStopHooks().size();
    }
    generation.stopping();
    taken += generation.takeStopHooks().size();
    program.join();

    assertThat(generation.takeStopHooks()).isEmpty();
    assertThat(taken + refused.get()).isEqualTo(COUNT);
  }

  @Test
  void eachShutdownHookIsTakenOnce() throws Exception {
    Set<Thread> taken = ConcurrentHashMap.newKeySet();
    int times = 0;
    Thread program =
        new Thread(
            () -> {
              for (int i = 0; i < COUNT; i++) {
                generation.addShutdownHook(new Thread("hook " + i), null);
              }
            });
    program.start();
    boolean isOver = false;
    while (!isOver) {
      isOver = !program.isAlive();
      for (Generation.ShutdownHook hook : generation.takeShutdownHooks()) {
        taken.add(hook.thread());
        times++;
      }
    }

    assertThat(taken).hasSize(COUNT);
    assertThat(times).isEqualTo(COUNT);
  }
}
