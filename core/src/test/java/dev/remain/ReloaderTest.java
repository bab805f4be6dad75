// SPDX-License-Identifier: Apache-2.0
package dev.remain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.event.ReloadEvent;
import dev.remain.event.Status;
import dev.remain.fixtures.CompiledApp;
import dev.remain.fixtures.Patience;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Live classes in this very JVM. */
@Timeout(120)
class ReloaderTest {

  @TempDir Path directory;

  private CompiledApp app() {
    return CompiledApp.in(directory);
  }

  private static String supplier(String modifier, String name, String constructor) {
    return modifier
        + " class "
        + name
        + " implements java.util.function.Supplier<Object> { "
        + name
        + "() { "
        + constructor
        + " } public Object get() { return \"said\"; } }";
  }

  @Test
  void whereItIsOffObjectsAreMadeAndRefusedAsWhereItIsOn() throws Exception {
    Path classes =
        app()
            .source("acme.Hidden", supplier("", "Hidden", ""))
            .source(
                "acme.Throwing",
                supplier("public", "Throwing", "throw new IllegalArgumentException(\"no file\");"))
            .source("acme.Wrong", "public class Wrong { }")
            .compile()
            .classes();
    List<String> on = answers(classes, "auto");

    assertThat(answers(classes, "false"))
        .containsExactly(
            "said",
            "acme.Throwing threw java.lang.IllegalArgumentException: no file",
            "acme.Wrong does not implement java.util.function.Supplier of the running program",
            "acme.Absent threw java.lang.ClassNotFoundException: acme.Absent");
    // Where it is on, the place in live code is told, too.
    assertThat(on.stream().map(text -> text.replace(" (Throwing.java:1)", "")))
        .containsExactlyElementsOf(answers(classes, "false"));
  }

  private static List<String> answers(Path classes, String enabled) throws Exception {
    List<String> answers = new ArrayList<>();
    try (Reloader reloader = Reloader.watching(classes).set("enabled", enabled).open()) {
      for (String name : List.of("acme.Hidden", "acme.Throwing", "acme.Wrong", "acme.Absent")) {
        try {
          answers.add(String.valueOf(reloader.reloadable(Supplier.class, name).get()));
        } catch (IllegalStateException e) {
          answers.add(e.getMessage());
        }
      }
    }
    return answers;
  }

  @Test
  void aListenerMayCloseItsReloader() throws Exception {
    Path classes = app().source("acme.Hidden", supplier("", "Hidden", "")).compile().classes();
    AtomicReference<Reloader> opened = new AtomicReference<>();
    CountDownLatch hasClosed = new CountDownLatch(1);
    Reloader reloader =
        Reloader.watching(classes)
            .set("stop-timeout", "10m") // Which a close that waits for itself would last.
            .listener(
                event -> {
                  Reloader own = opened.get();
                  if (event instanceof ReloadEvent.Refreshed && own != null) {
                    own.close();
                    hasClosed.countDown();
                  }
                })
            .set("refresh", "*.txt")
            .open();
    opened.set(reloader);
    Files.writeString(classes.resolve("a.txt"), "text");
    var unused = reloader.apply();
    hasClosed.await();

    Patience.await("it to be closed", () -> reloader.status().state() == Status.State.CLOSED);
  }

  @Test
  void aConstructorOrACallMayCloseItsReloader() throws Exception {
    Path classes =
        app()
            .source(
                "acme.Closing",
                "public class Closing implements Runnable { public void run() { ((Runnable)"
                    + " System.getProperties().get(\"reloader.test\")).run(); } }")
            .compile()
            .classes();
    Reloader reloader = Reloader.watching(classes).set("stop-timeout", "10m").open();
    Runnable close = reloader::close;
    System.getProperties().put("reloader.test", close);
    try {
      reloader.reloadable(Runnable.class, "acme.Closing").run();
    } finally {
      System.getProperties().remove("reloader.test");
    }

    Patience.await("it to be closed", () -> reloader.status().state() == Status.State.CLOSED);
  }

  @Test
  void anInterfaceThatABuildHasDeletedForAMomentIsSharedAllTheSame() throws Exception {
    Path classes =
        app()
            .source("acme.Api", "public interface Api { Part part(); }")
            .source("acme.Part", "public class Part { }")
            .source(
                "acme.Impl",
                "public class Impl implements Api { public Part part() { return new Part(); } }")
            .compile()
            .classes();
    URLClassLoader host =
        new URLClassLoader(
            new URL[] {classes.toUri().toURL()}, ReloaderTest.class.getClassLoader());
    Class<?> api = host.loadClass("acme.Api");
    Class<?> part = host.loadClass("acme.Part");
    try (Reloader reloader =
        Reloader.watching(classes).parent(host).set("watch", "manual").open()) {
      Patience.await("all to be read", () -> !reloader.status().fingerprint().isEmpty());
      Files.delete(classes.resolve("acme/Api.class"));
      Files.delete(classes.resolve("acme/Part.class"));

      Object proxy = reloader.reloadable(api, "acme.Impl");

      assertThat(api.getMethod("part").invoke(proxy)).isInstanceOf(part);
    }
  }

  @Test
  void oneReloaderAfterTheOtherLeavesNoMoreGroupsThanOne() throws Exception {
    Path classes = app().source("acme.Hidden", supplier("", "Hidden", "")).compile().classes();
    ThreadGroup root = Thread.currentThread().getThreadGroup();
    while (root.getParent() != null) {
      root = root.getParent();
    }
    ThreadGroup apart = new ThreadGroup(root, "apart"); // Others have reloaders, too.
    List<Integer> counts = new CopyOnWriteArrayList<>();
    Runnable rounds =
        () -> {
          for (int round = 0; round < 4; round++) {
            try (Reloader reloader = Reloader.watching(classes).open()) {
              counts.add(apart.activeGroupCount());
              assertThat(reloader.reloadable(Supplier.class, "acme.Hidden").get())
                  .isEqualTo("said");
            }
            Patience.await("its threads to end", () -> isIdle(apart));
          }
        };
    Thread host = new Thread(apart, rounds);
    host.start();
    host.join();

    assertThat(counts).hasSize(4);
    assertThat(counts.get(3)).isLessThanOrEqualTo(counts.get(0));
  }

  private static boolean isIdle(ThreadGroup above) {
    ThreadGroup[] groups = new ThreadGroup[above.activeGroupCount() + 16];
    for (int i = above.enumerate(groups, true) - 1; i >= 0; i--) {
      boolean isOurs =
          groups[i].getName().startsWith("remain") || groups[i].getName().equals("generation-1");
      if (isOurs && groups[i].activeCount() > 0) {
        return false;
      }
    }
    return true;
  }
}
