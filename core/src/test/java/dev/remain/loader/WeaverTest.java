// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import dev.remain.woven.FakeReceiver;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeaverTest {

  private static final String APP =
      """
      import java.util.function.IntConsumer;
      public class App {
        interface Ending {
          default void end() { System.exit(8); }
          static void endAll() { Runtime.getRuntime().exit(9); }
        }
        public static void exit() { System.exit(1); }
        public static void runtime() { Runtime.getRuntime().exit(2); }
        public static void halt() { Runtime.getRuntime().halt(3); }
        public static void hooks() {
          Thread hook = new Thread(() -> {}, "hook");
          Runtime.getRuntime().addShutdownHook(hook);
          if (Runtime.getRuntime().removeShutdownHook(hook)) { System.exit(4); }
        }
        public static void staticReference() { IntConsumer exit = System::exit; exit.accept(5); }
        public static void boundReference() {
          IntConsumer exit = Runtime.getRuntime()::exit;
          exit.accept(6);
        }
        interface Ender { void end(Runtime runtime, int status); }
        public static void unboundReference() {
          Ender ender = Runtime::halt;
          ender.end(Runtime.getRuntime(), 7);
        }
        public static void lambda() { Runnable run = () -> System.exit(10); run.run(); }
        public static void defaultMethod() { new Ending() {}.end(); }
        public static void interfaceStatic() { Ending.endAll(); }
        public static int branches(boolean ends) {
          long wide = 1;
          try {
            if (ends) { System.exit(11); } else { wide++; }
          } finally {
            wide += 2;
          }
          return (int) wide;
        }
        public static int line() {
          if (Boolean.getBoolean("no such property")) {
            System.exit(1);
          }
          return new Throwable().getStackTrace()[0].getLineNumber();
        }
      }
      """;

  @TempDir Path directory;
  private CompiledApp app;
  private FakeReceiver receiver;

  @BeforeEach
  void compile() {
    app = CompiledApp.in(directory).source("App", APP).compile();
    receiver = FakeReceiver.install();
  }

  @AfterEach
  void putBack() {
    receiver.close();
  }

  @Test
  void everyWayToEndTheJvmIsRedirected() throws Exception {
    Class<?> woven = woven();

    call(woven, "exit");
    call(woven, "runtime");
    call(woven, "halt");

    assertThat(receiver.calls).containsExactly("exit 1", "exit 2", "exit 3");
  }

  @Test
  void shutdownHooksAreRedirectedWithTheirAnswer() throws Exception {
    call(woven(), "hooks");

    assertThat(receiver.calls).containsExactly("add hook", "remove hook", "exit 4");
  }

  @Test
  void methodReferencesAreRedirected() throws Exception {
    Class<?> woven = woven();

    call(woven, "staticReference");
    call(woven, "boundReference");
    call(woven, "unboundReference");
    call(woven, "lambda");

    assertThat(receiver.calls).containsExactly("exit 5", "exit 6", "exit 7", "exit 10");
  }

  @Test
  void methodsOfInterfacesAreRedirected() throws Exception {
    Class<?> woven = woven();

    call(woven, "defaultMethod");
    call(woven, "interfaceStatic");

    assertThat(receiver.calls).containsExactly("exit 8", "exit 9");
  }

  @Test
  void framesAndLimitsStayValid() throws Exception {
    Object ended = woven().getMethod("branches", boolean.class).invoke(null, true);
    Object wentOn = woven().getMethod("branches", boolean.class).invoke(null, false);

    assertThat(ended).isEqualTo(3);
    assertThat(wentOn).isEqualTo(4);
    assertThat(receiver.calls).containsExactly("exit 11");
  }

  @Test
  void linesStay() throws Exception {
    assertThat(call(woven(), "line")).isEqualTo(APP.lines().toList().indexOf(THROWABLE) + 1);
  }

  private static final String THROWABLE =
      "    return new Throwable().getStackTrace()[0].getLineNumber();";

  @Test
  void aClassWithoutSuchCallsIsTheSameArray() {
    byte[] bytes =
        app.source("Plain", "class Plain { void exit() { } }").compile().classBytes("Plain");

    assertThat(Weaver.ofBase().weave(bytes)).isSameAs(bytes);
  }

  @Test
  void aClassNewerThanTheLibraryKnowsIsTheSameArray() {
    byte[] bytes = app.classBytes("App");
    bytes[6] = 0;
    bytes[7] = (byte) 200;

    assertThat(Weaver.ofBase().weave(bytes)).isSameAs(bytes);
  }

  @Test
  void aClassThatTheLibraryFailsOnIsTheSameArray() {
    byte[] bytes = app.classBytes("App");
    byte[] cut = java.util.Arrays.copyOf(bytes, bytes.length - 40);

    assertThat(Weaver.ofBase().weave(cut)).isSameAs(cut);
  }

  private Class<?> woven() throws ClassNotFoundException {
    return new Weaving().loadClass("App");
  }

  private static Object call(Class<?> type, String method) throws ReflectiveOperationException {
    return type.getMethod(method).invoke(null);
  }

  /** Defines every class of the application woven. */
  private final class Weaving extends ClassLoader {
    @Override
    protected Class<?> findClass(String name) {
      byte[] woven = Weaver.ofBase().weave(app.classBytes(name));
      return defineClass(name, woven, 0, woven.length);
    }
  }
}
