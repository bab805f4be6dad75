// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.kept;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.Patience;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is kept, as several threads ask for it and hold locks of the program meanwhile. */
class KeptObjectsThreadsTest {

  private final List<String> dropped = new CopyOnWriteArrayList<>();
  private final KeptObjects kept =
      new KeptObjects(
          new KeptObjects.Surroundings() {
            @Override
            public boolean isLive(ClassLoader loader) {
              return false;
            }

            @Override
            public void make(String key, Runnable factory) {
              factory.run();
            }

            @Override
            public void drop(KeptObjects.Loss gone) {
              dropped.add(gone.key() + "=" + gone.value() + ": " + gone.reason());
            }
          });

  private String keep(String key, int generation, Callable<String> factory) {
    return kept.keep(new KeepRequest<>(key, String.class, List.of(), factory, generation));
  }

  /** Its own lock is waited for wherever it is looked into, or compared. */
  private static Map<Object, Object> guarded() {
    return Collections.synchronizedMap(new HashMap<>());
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void whatTheProgramLocksIsNotWaitedForUnderTheLockOfOthers() throws Exception {
    Map<Object, Object> guarded = guarded();
    kept.keep(new KeepRequest<>("list", Map.class, List.of(), () -> guarded, 1));
    kept.keep(new KeepRequest<>("db", String.class, List.of(guarded()), () -> "db", 1));
    Runnable asksAgain =
        () -> kept.keep(new KeepRequest<>("list", Map.class, List.of(), () -> guarded, 2));
    Runnable asksForAnother =
        () -> kept.keep(new KeepRequest<>("db", String.class, List.of(guarded), () -> "db", 1));
    for (Runnable asks : List.of(asksAgain, asksForAnother, () -> kept.replaced(loader -> false))) {
      Thread other = new Thread(asks);
      synchronized (guarded) {
        other.start();
        Patience.await("it to wait", () -> other.getState() == Thread.State.BLOCKED);
        assertThat(keep("free", 1, () -> "made")).isEqualTo("made");
        assertThat(kept.entries()).hasSizeGreaterThan(1);
      }
      other.join();
    }
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void whatIsAskedForWhileItIsJudgedIsJudgedAgain() throws Exception {
    Map<Object, Object> guarded = guarded();
    kept.keep(new KeepRequest<>("list", Map.class, List.of(), () -> guarded, 1));
    Runnable asks =
        () -> kept.keep(new KeepRequest<>("list", Map.class, List.of(), () -> guarded, 2));
    Thread other = new Thread(asks);
    synchronized (guarded) {
      other.start();
      Patience.await("it to wait", () -> other.getState() == Thread.State.BLOCKED);
      kept.dropAll("all go");
    }
    other.join();

    assertThat(dropped).containsExactly("list={}: all go");
    assertThat(kept.entries()).hasSize(1); // Made anew.
  }

  @Test
  void manyThreadsAreGivenOneObjectForEachKeyAndNoneIsLost() throws Exception {
    AtomicInteger differing = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Thread thread =
          new Thread(
              () -> {
                for (int round = 0; round < 500; round++) {
                  String key = "key " + round % 7;
                  if (!keep(key, round / 100, () -> key).equals(key)) {
                    differing.incrementAndGet();
                  }
                }
              });
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(differing).hasValue(0);
    assertThat(kept.entries()).hasSize(7);
    kept.dropAll("end");
    assertThat(dropped).hasSize(7);
  }
}
