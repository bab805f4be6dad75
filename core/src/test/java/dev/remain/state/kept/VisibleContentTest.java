// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.kept;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.AppJar;
import dev.remain.fixtures.CompiledApp;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VisibleContentTest {

  @TempDir Path directory;

  private URLClassLoader live;
  private Object npc;
  private Runnable lambda;

  @BeforeEach
  void load() throws Exception {
    CompiledApp app =
        CompiledApp.in(directory)
            .source(
                "acme.Npc",
                """
                public class Npc implements java.util.Comparator<Object> {
                  public static Runnable lambda() { return () -> {}; }
                  public int compare(Object a, Object b) { return 0; }
                }
                """)
            .compile();
    live = new URLClassLoader("live", new URL[] {app.classes().toUri().toURL()}, null);
    Class<?> type = live.loadClass("acme.Npc");
    npc = type.getDeclaredConstructor().newInstance();
    lambda = (Runnable) type.getMethod("lambda").invoke(null);
  }

  @AfterEach
  void close() throws Exception {
    live.close();
  }

  private String find(Object object) {
    return VisibleContent.find(object, loader -> loader == live);
  }

  @Test
  void anObjectOfAJarThatIsLoadedAnewIsRefusedWithTheJarAndTheWay() throws Exception {
    Path jar = AppJar.of(directory.resolve("classes")).writeTo(directory.resolve("npc-1.2.jar"));
    try (URLClassLoader fresh = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
      Class<?> type = fresh.loadClass("acme.Npc");

      String archive = VisibleContent.archive(type, fresh::equals);

      assertThat(VisibleContent.archive(npc.getClass(), live::equals)).as("a directory").isEmpty();
      assertThat(VisibleContent.archive(type, live::equals)).as("kept").isEmpty();
      assertThat(Refusals.live("npc", "acme.Npc", archive))
          .isEqualTo(
              "keep(\"npc\"): acme.Npc is loaded anew in each generation, as all of npc-1.2.jar"
                  + " (--explain says why), and cannot be kept: base=**/npc-1.2.jar has it stay, or"
                  + " carry its values over with Remain.carry");
    }
  }

  @Test
  void anObjectItselfIsNamed() {
    assertThat(find(npc)).isEqualTo("acme.Npc");
    assertThat(find(npc.getClass())).isEqualTo("acme.Npc");
    assertThat(find(lambda)).isEqualTo("a lambda of acme.Npc");
    assertThat(find(java.lang.reflect.Array.newInstance(npc.getClass(), 0)))
        .isEqualTo("acme.Npc[]");
    assertThat(find(live)).isEqualTo("the class loader live");
  }

  @Test
  void whatLiesInContainersOfTheJdkIsNamedWithWhereItLies() {
    assertThat(find(new ArrayList<>(List.of(npc)))).isEqualTo("acme.Npc in a java.util.ArrayList");
    assertThat(find(new Object[] {"text", npc})).isEqualTo("acme.Npc in a [Ljava.lang.Object;");
    assertThat(find(Map.of("key", new HashMap<>(Map.of(1, npc)))))
        .isEqualTo("acme.Npc in a java.util.HashMap");
    assertThat(find(new HashMap<>(Map.of(npc, 1)))).isEqualTo("acme.Npc in a java.util.HashMap");
    assertThat(find(Optional.of(npc))).isEqualTo("acme.Npc in a java.util.Optional");
    assertThat(find(new AtomicReference<>(npc)))
        .isEqualTo("acme.Npc in a java.util.concurrent.atomic.AtomicReference");
    assertThat(find(new AbstractMap.SimpleEntry<>(1, npc)))
        .isEqualTo("acme.Npc in a java.util.AbstractMap$SimpleEntry");
  }

  @Test
  @SuppressWarnings("unchecked")
  void whatContainersOrderByIsNamed() {
    var order = (java.util.Comparator<Object>) npc;

    assertThat(find(new TreeSet<>(order))).isEqualTo("acme.Npc in a java.util.TreeSet");
    assertThat(find(new TreeMap<>(order))).isEqualTo("acme.Npc in a java.util.TreeMap");
    assertThat(find(new PriorityQueue<>(order))).isEqualTo("acme.Npc in a java.util.PriorityQueue");
  }

  @Test
  void whatRunsTasksIsLookedInto() {
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(0, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    executor.getQueue().add(lambda);

    assertThat(find(executor))
        .isEqualTo("a lambda of acme.Npc in a java.util.concurrent.ThreadPoolExecutor");
    executor.getQueue().clear();
    assertThat(find(executor)).isNull();
    Thread thread = new Thread(() -> {});
    thread.setContextClassLoader(live);
    assertThat(find(thread)).isEqualTo("the context class loader live");
  }

  @Test
  void aProxyIsWhatItCalls() {
    Object proxy =
        Proxy.newProxyInstance(
            VisibleContentTest.class.getClassLoader(),
            new Class<?>[] {Supplier.class},
            (self, method, arguments) -> npc);

    assertThat(find(proxy)).isNull();
    assertThat(find(new Object[] {proxy, List.of(proxy, Optional.of(lambda))}))
        .isEqualTo("a lambda of acme.Npc in a java.util.Optional");
  }

  @Test
  void whatHoldsItselfIsLookedIntoOnce() {
    List<Object> self = new ArrayList<>();
    self.add(self);
    self.add("text");

    assertThat(find(self)).isNull();
  }
}
