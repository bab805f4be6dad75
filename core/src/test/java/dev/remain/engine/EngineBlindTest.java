// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.classpath.Root;
import dev.remain.event.ReloadEvent;
import dev.remain.fixtures.Patience;
import dev.remain.generation.Generation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A program whose files cannot be read to their end. */
class EngineBlindTest extends RunningEngine {

  private static final String WAITS = "new java.util.concurrent.CountDownLatch(1).await();";

  private volatile CountDownLatch canFail = new CountDownLatch(0);
  private boolean refusesToHear;

  /** A root that only the watch thread cannot read. */
  private void makeUnreadable() {
    Path real = directory.resolve("unreadable").toAbsolutePath();
    Path path =
        (Path)
            Proxy.newProxyInstance(
                Path.class.getClassLoader(),
                new Class<?>[] {Path.class},
                (proxy, method, arguments) -> invoke(real, method, arguments));
    more.add(new Root(path, Root.Form.DIRECTORY, Root.Half.LIVE));
  }

  private Object invoke(Path real, Method method, Object[] arguments) throws Throwable {
    if (Thread.currentThread().getName().equals("remain-watch")) {
      canFail.await();
      throw new NoClassDefFoundError("on purpose");
    }
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Override
  void tell(ReloadEvent event) {
    super.tell(event);
    if (event instanceof ReloadEvent.Rejected && refusesToHear) {
      throw new IllegalStateException("on purpose");
    }
  }

  @Test
  void whatWaitedForTheReadingIsDoneThoughOneOfItFails() {
    refusesToHear = true;
    canFail = new CountDownLatch(1);
    makeUnreadable();
    app.edit(
            "acme.App",
            WAITS,
            "while (System.getProperty(\"engine.test\") != null) Thread.onSpinWait();"
                + " System.exit(7);")
        .compile();
    start();
    Patience.await("the program", () -> System.getProperty("engine.test") != null);
    restart("test");

    Generation now = engine.running();
    System.clearProperty("engine.test");
    Patience.await(
        "main to have called exit",
        () ->
            now.threads().alive().stream()
                .noneMatch(thread -> thread.getState() == Thread.State.RUNNABLE));
    canFail.countDown();

    Patience.await("the JVM to be left", () -> left.get() == 7);
    assertThat(of(ReloadEvent.Rejected.class)).hasSize(1);
  }

  @Test
  void itSaysSoAndNothingIsRestarted() {
    makeUnreadable();
    start();
    awaitSaid("one in argument");

    assertThat(last(ReloadEvent.Warned.class).sentence())
        .startsWith("not every file could be read at the start: java.lang.NoClassDefFoundError")
        .endsWith(
            "\nnothing is watched, and the program runs as with java alone:"
                + " start it anew once that is mended");
    restart("test");
    await(ReloadEvent.Rejected.class, 1);
    assertThat(last(ReloadEvent.Rejected.class))
        .extracting(ReloadEvent.Rejected::reason, ReloadEvent.Rejected::running)
        .containsExactly(
            "what it is made of could not be read at the start: start the JVM anew", 1);
  }

  @Test
  void itsEndIsTheJvms() {
    makeUnreadable();
    app.edit("acme.App", WAITS, "System.exit(7);").compile();
    start();

    Patience.await("the JVM to be left", () -> left.get() == 7);
    assertThat(last(ReloadEvent.Exited.class).leaving()).isTrue();
  }

  @Test
  void itIsFailedAsAnyOther() {
    makeUnreadable();
    app.edit("acme.App", WAITS, "throw new Exception();").compile();
    start();

    Patience.await("the JVM to be left", () -> left.get() == 1);
  }
}
