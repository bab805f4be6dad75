// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommonPoolWorkersTest {

  private static final String PROPERTY = "java.util.concurrent.ForkJoinPool.common.threadFactory";

  private final AtomicReference<@Nullable ClassLoader> running = new AtomicReference<>();
  private final @Nullable String before = System.getProperty(PROPERTY);

  @BeforeEach
  void clear() {
    System.clearProperty(PROPERTY);
  }

  @AfterEach
  void putBack() {
    CommonPoolWorkers.follow(() -> null);
    System.clearProperty(PROPERTY);
    if (before != null) {
      System.setProperty(PROPERTY, before);
    }
  }

  @Test
  void theContextLoaderIsTheRunningGenerationsAndNoneIsStored() throws Exception {
    CommonPoolWorkers.follow(running::get);
    ForkJoinPool pool = new ForkJoinPool(1, new CommonPoolWorkers(), null, false);
    ClassLoader first = new ClassLoader(null) {};
    ClassLoader second = new ClassLoader(null) {};
    try {
      assertThat(contextIn(pool)).isSameAs(ClassLoader.getSystemClassLoader());
      running.set(first);
      assertThat(contextIn(pool)).isSameAs(first);
      pool.submit(() -> Thread.currentThread().setContextClassLoader(first)).get();
      running.set(second);
      assertThat(contextIn(pool)).isSameAs(second);
      running.set(null);
      assertThat(contextIn(pool)).isSameAs(ClassLoader.getSystemClassLoader());
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void isNamedForTheCommonPoolUnlessTheUserNamedAnother() {
    CommonPoolWorkers.install();
    assertThat(System.getProperty(PROPERTY)).isEqualTo("dev.remain.engine.call.CommonPoolWorkers");

    System.setProperty(PROPERTY, "acme.Mine");
    CommonPoolWorkers.install();
    assertThat(System.getProperty(PROPERTY)).isEqualTo("acme.Mine");
  }

  private static ClassLoader contextIn(ForkJoinPool pool) throws Exception {
    return pool.submit(() -> Thread.currentThread().getContextClassLoader()).get();
  }
}
