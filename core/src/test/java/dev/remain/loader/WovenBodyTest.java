// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import dev.remain.woven.FakeReceiver;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Timer;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What live code makes is shown, whatever the code around it looks like. */
class WovenBodyTest {

  private static final String APP =
      """
      import java.net.*;
      import java.util.*;
      import java.util.concurrent.*;
      import java.util.function.*;
      public class App {
        interface Opening { ServerSocket open(int port) throws Exception; }
        public static class Pool extends ThreadPoolExecutor {
          public Pool() { super(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>()); }
        }
        public static Object events() throws Exception {
          List<Object> done = new ArrayList<>();
          javax.swing.SwingUtilities.invokeAndWait(() -> done.add("swing"));
          java.awt.EventQueue.invokeAndWait(() -> done.add("awt"));
          return done;
        }
        public static Object executor() { return Executors.newFixedThreadPool(1); }
        public static Object nested(boolean other) throws Exception {
          Object[] all = {
            new Timer(new StringBuilder(other ? new String("a") : "b").toString(), true),
            new ForkJoinPool(other ? new StringBuilder().append(1).length() : 2)
          };
          return all;
        }
        public static Object dropped() { new Timer(true); return null; }
        public static Object subclass() { return new Pool(); }
        public static Object socket() throws Exception {
          ServerSocket socket = null;
          try { socket = new ServerSocket(0); } finally { if (socket != null) socket.close(); }
          return socket;
        }
        public static Object dropsSocket() throws Exception { new ServerSocket(0, 5).close(); return null; }
        public static Object reference() throws Exception {
          Opening opening = ServerSocket::new;
          ServerSocket socket = opening.open(0);
          socket.close();
          return socket;
        }
        public static Object bound() throws Exception {
          ServerSocket socket = new ServerSocket();
          socket.bind(new InetSocketAddress(0));
          socket.close();
          return socket;
        }
        public static Object taken() throws Exception {
          try (ServerSocket first = new ServerSocket(0)) {
            int port = first.getLocalPort();
            try { new ServerSocket(port).close(); return null; }
            catch (BindException e) { return port; }
          }
        }
        public static Object signal() {
          sun.misc.SignalHandler mine = signal -> { };
          sun.misc.SignalHandler before = sun.misc.Signal.handle(new sun.misc.Signal("USR2"), mine);
          return new Object[] {mine, before};
        }
      }
      """;

  @TempDir Path directory;
  private CompiledApp app;
  private FakeReceiver receiver;
  private Class<?> woven;

  @BeforeEach
  void compile() throws Exception {
    app = CompiledApp.in(directory).source("App", APP).compile();
    receiver = FakeReceiver.install();
    woven = new Weaving().loadClass("App");
  }

  @AfterEach
  void putBack() {
    receiver.close();
  }

  @Test
  void executorsAreShown() throws Exception {
    ThreadPoolExecutor executor = (ThreadPoolExecutor) call("executor");

    executor.shutdownNow();
    assertThat(receiver.made).containsExactly(executor);
  }

  @Test
  void anObjectIsShownWhereverItIsMade() throws Exception {
    Object[] all = (Object[]) woven.getMethod("nested", boolean.class).invoke(null, true);

    ((ForkJoinPool) all[1]).shutdownNow();
    assertThat(receiver.made).containsExactly(all);
    call("dropped");
    assertThat(receiver.made).hasSize(3).last().isInstanceOf(Timer.class);
  }

  @Test
  void anObjectOfTheProgramsOwnSubclassIsShownOnce() throws Exception {
    ThreadPoolExecutor pool = (ThreadPoolExecutor) call("subclass");

    pool.shutdownNow();
    assertThat(receiver.made).containsExactly(pool);
  }

  @Test
  void listeningSocketsAreShownHoweverTheyAreOpened() throws Exception {
    Object made = call("socket");
    Object bound = call("bound");
    Object referred = call("reference");
    call("dropsSocket");

    assertThat(receiver.made).startsWith(made, bound, referred).hasSize(4);
    assertThat(receiver.made).allMatch(one -> ((ServerSocket) one).isClosed());
  }

  @Test
  void aPortThatCouldNotBeHadIsToldAndTheExceptionIsTheJdks() throws Exception {
    Object port = call("taken");

    assertThat(receiver.calls).containsExactly("taken " + port);
  }

  @Test
  void aSignalHandlerCanBePutBack() throws Exception {
    receiver.ownsAll = true;
    Object[] handlers = (Object[]) call("signal");

    receiver.removeAll();

    Object[] again = (Object[]) call("signal");
    assertThat(again[1]).hasSameClassAs(handlers[1]).isNotSameAs(handlers[0]);
    receiver.removeAll();
  }

  @Test
  void usesOfTheEventQueueAreAnnounced() throws Exception {
    assertThat(call("events")).hasToString("[swing, awt]");

    assertThat(receiver.calls).containsExactly("windows", "windows");
  }

  private Object call(String method) throws ReflectiveOperationException {
    return woven.getMethod(method).invoke(null);
  }

  /** Defines every class of the application woven. */
  private final class Weaving extends ClassLoader {
    @Override
    protected Class<?> findClass(String name) {
      byte[] bytes = Weaver.ofLive(null, LibrarySites.NONE, false).weave(app.classBytes(name));
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
