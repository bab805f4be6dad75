// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wherever code of a generation runs, the context class loader is that generation's. */
class ContextLoaderIT {

  /** Tells each kind of thread and the context loaders seen there. */
  private static final String APP =
      """
      import java.util.*;
      import java.util.concurrent.*;
      import java.util.stream.*;
      public class App {
        static final String VERSION = "version 1";

        static String context() {
          return Thread.currentThread().getContextClassLoader().getName();
        }

        static void tell(String where, Object seen) {
          System.out.println(VERSION + " " + where + ": " + seen);
        }

        static Set<String> seenByMany(boolean onlyWorkers) {
          Set<String> seen = new ConcurrentSkipListSet<>();
          CountDownLatch together = new CountDownLatch(3);
          IntStream.range(0, 64).parallel().forEach(i -> {
            boolean worker = Thread.currentThread() instanceof ForkJoinWorkerThread;
            if (worker || !onlyWorkers) {
              seen.add(context());
            }
            together.countDown();
            try {
              together.await(2, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          });
          return seen;
        }

        public static void main(String[] args) throws Exception {
          tell("main", context());
          Thread thread = new Thread(() -> tell("thread", context()));
          thread.start();
          thread.join();
          ExecutorService executor = Executors.newFixedThreadPool(1);
          tell("executor", executor.submit(App::context).get());
          executor.shutdown();
          tell("parallel stream", seenByMany(true));
          tell("future", CompletableFuture.supplyAsync(App::context).get());
          tell("in future", CompletableFuture.supplyAsync(() -> {
            String[] seen = new String[1];
            Thread inner = new Thread(() -> seen[0] = context());
            inner.start();
            try {
              inner.join();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
            return seen[0];
          }).get());
          more();
          System.out.println(VERSION + " done");
          new CountDownLatch(1).await();
        }

        static void more() throws Exception {}
      }
      """;

  private static final String VIRTUAL =
      "Thread virtual = Thread.startVirtualThread(() -> tell(\"virtual\", context()));"
          + " virtual.join();"
          + " try (var each = Executors.newVirtualThreadPerTaskExecutor()) {"
          + " tell(\"virtual executor\", each.submit(App::context).get()); }";

  @TempDir Path directory;

  @Test
  void isTheGenerationsInThreadsOfAllKinds() {
    boolean virtual = Runtime.version().feature() >= 21;
    CompiledApp app =
        CompiledApp.in(directory)
            .release(virtual ? 21 : 17)
            .source(
                "acme.App",
                APP.replace("Exception {}", "Exception {" + (virtual ? VIRTUAL : "") + "}"))
            .compile();

    try (RemainRun run =
        RemainRun.of(app)
            .jvm("-Djava.util.concurrent.ForkJoinPool.common.parallelism=4")
            .main("acme.App")) {
      run.prints("version 1 done").started(1);
      assertThat(lines(run, "version 1")).containsExactlyElementsOf(expected(1, virtual));

      run.edit("acme.App", "version 1", "version 2").prints("version 2 done").started(2);
      assertThat(lines(run, "version 2")).containsExactlyElementsOf(expected(2, virtual));
    }
  }

  private static List<String> lines(RemainRun run, String version) {
    return run.jvm().out().lines().filter(line -> line.startsWith(version)).toList();
  }

  private static List<String> expected(int generation, boolean virtual) {
    String loader = "remain-generation-" + generation;
    List<String> kinds =
        List.of("main", "thread", "executor", "parallel stream", "future", "in future");
    List<String> lines = new java.util.ArrayList<>();
    for (String kind : kinds) {
      boolean set = kind.equals("parallel stream");
      lines.add(kind + ": " + (set ? "[" + loader + "]" : loader));
    }
    if (virtual) {
      lines.add("virtual: " + loader);
      lines.add("virtual executor: " + loader);
    }
    lines.add("done");
    return IntStream.range(0, lines.size())
        .mapToObj(i -> "version " + generation + " " + lines.get(i))
        .toList();
  }
}
