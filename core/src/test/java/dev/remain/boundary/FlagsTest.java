// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlagsTest {

  private static final String POOL =
      """
      import java.util.*;
      import java.util.concurrent.*;
      import java.util.concurrent.atomic.*;
      public class Pool {
        enum State { OPEN, CLOSED }
        static boolean ending;
        static volatile State state = State.OPEN;
        static final AtomicBoolean ATOMIC = new AtomicBoolean(true);
        static final ExecutorService WORKERS = Executors.newCachedThreadPool();
        static final List<Pool> ALL = new ArrayList<>(List.of(new Pool()));
        static int count;
        static Object last = "";
        private boolean open = true;
        public static void flag() { ending = true; }
        public static void constant() { state = State.CLOSED; }
        public static void atomic() { ATOMIC.set(false); }
        public static void executor() { WORKERS.shutdown(); }
        public static void object() { ALL.get(0).open = false; }
        public static void number() { count++; }
        public static void dropped() { ALL.clear(); last = null; }
        public static void lazy() { Lazy.ending = true; }
      }
      """;

  private static final String LAZY = "class Lazy { static boolean ending; }";

  @TempDir Path directory;

  private @Nullable String changedBy(String method) throws Exception {
    CompiledApp library =
        CompiledApp.in(directory.resolve("lib"))
            .source("lib.Pool", POOL)
            .source("lib.Lazy", LAZY)
            .compile();
    URL[] urls = {library.classes().toUri().toURL()};
    try (URLClassLoader base = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      List<Class<?>> classes = new ArrayList<>();
      for (String name : List.of("lib.Pool", "lib.Pool$State", "lib.Lazy")) {
        classes.add(base.loadClass(name));
      }
      Holders holders = new Holders(base);
      Class<?> pool = Class.forName("lib.Pool", true, base);
      Flags before = holders.flags(classes);
      assertThat(holders.flags(classes).changedSince(before)).isNull();
      pool.getMethod(method).invoke(null);
      return holders.flags(classes).changedSince(before);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "flag, Pool.ending",
    "constant, Pool.state",
    "atomic, Pool.ATOMIC",
    "executor, Pool.WORKERS",
    "object, Pool.open"
  })
  void whatIsOverShows(String method, String field) throws Exception {
    assertThat(changedBy(method)).isEqualTo(field);
  }

  @ParameterizedTest
  @CsvSource({"number", "dropped"})
  void whatIsCountedOrDroppedSaysNothing(String method) throws Exception {
    assertThat(changedBy(method)).isNull();
  }

  /** It was initialised meanwhile, and nobody knows from what. */
  @Test
  void aClassThatWasNotInitialisedSaysNothing() throws Exception {
    assertThat(changedBy("lazy")).isNull();
  }
}
