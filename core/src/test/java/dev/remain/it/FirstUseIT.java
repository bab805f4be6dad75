// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import dev.remain.fixtures.ForkedJvm;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts of the JDK that hold whoever uses them first. */
class FirstUseIT {

  private static final String USES =
      """
      import java.util.Hashtable;
      public class Uses {
        static void of(String part) throws Exception {
          switch (part) {
            case "preferences" -> java.util.prefs.Preferences.userRoot();
            case "images" -> javax.imageio.ImageIO.getReaderFormatNames();
            case "windows" -> java.awt.EventQueue.invokeAndWait(() -> new javax.swing.JLabel("x"));
            case "texts" -> new javax.swing.JEditorPane("text/html", "<b>x</b>");
            case "directory" -> directory();
            default -> throw new IllegalArgumentException(part);
          }
        }
        private static void directory() {
          Hashtable<String, String> settings = new Hashtable<>();
          settings.put("java.naming.factory.initial", "com.sun.jndi.ldap.LdapCtxFactory");
          settings.put("java.naming.provider.url", "ldap://127.0.0.1:1");
          try {
            new javax.naming.directory.InitialDirContext(settings);
          } catch (javax.naming.NamingException e) {
            // Nobody is there.
          }
        }
      }
      """;
  private static final String APP =
      """
      public class App {
        public static void main(String[] args) throws Exception {
          for (String part : args) {
            Uses.of(part);
          }
          System.out.println("one is here");
          new java.util.concurrent.CountDownLatch(1).await();
        }
      }
      """;

  /** Drops a loader after each use, as any restarter would. */
  private static final String DROPPING =
      """
      import java.lang.ref.WeakReference;
      import java.net.*;
      public class Dropping {
        public static void main(String[] args) throws Exception {
          for (String part : args) {
            WeakReference<ClassLoader> loader = use(part);
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
              if (thread.getContextClassLoader() == loader.get()) {
                thread.setContextClassLoader(null);
              }
            }
            for (int i = 0; i < 5; i++) {
              System.gc();
            }
            System.out.println(part + (loader.get() == null ? " is gone" : " is held"));
          }
        }
        private static WeakReference<ClassLoader> use(String part) throws Exception {
          URL[] urls = {Dropping.class.getProtectionDomain().getCodeSource().getLocation()};
          ClassLoader loader = new URLClassLoader(urls, null);
          Thread thread = (Thread) loader.loadClass("acme.Using").getConstructors()[0].newInstance(part);
          thread.setContextClassLoader(loader);
          thread.start();
          thread.join();
          return new WeakReference<>(loader);
        }
      }
      """;

  private static final String USING =
      """
      public class Using extends Thread {
        private final String part;
        public Using(String part) { this.part = part; }
        public void run() {
          try {
            Uses.of(part);
          } catch (Exception e) {
            e.printStackTrace();
          }
        }
      }
      """;

  @TempDir Path directory;
  private CompiledApp app;

  @BeforeEach
  void compile() {
    app =
        CompiledApp.in(directory)
            .source("acme.Uses", USES)
            .source("acme.App", APP)
            .source("acme.Dropping", DROPPING)
            .source("acme.Using", USING)
            .compile();
  }

  @ParameterizedTest
  @ValueSource(strings = {"isolated", "system"})
  void holdNoGenerationThatUsesThemFirst(String layer) {
    try (RemainRun run =
        RemainRun.of(app)
            .jvm("-Djava.awt.headless=true", "-Djava.util.prefs.userRoot=" + directory)
            .options("--layer", layer)
            .main("acme.App", "preferences", "images", "windows", "texts", "directory")) {
      run.prints("one is here").started(1);

      run.edit("acme.App", "one is", "two is").prints("two is here").started(2);
      run.edit("acme.App", "two is", "three is").prints("three is here").started(3);

      run.log().awaitGeneration("collected", 1);
      run.log().awaitGeneration("collected", 2);
      assertThat(run.log().all("warned")).isEmpty();
    }
  }

  @Test
  void holdWhoeverUsesThemFirstWithoutRemain() {
    ForkedJvm plain =
        ForkedJvm.builder()
            .options("-Djava.awt.headless=true", "-XX:+UseSerialGC")
            .options("-Djava.util.prefs.userRoot=" + directory)
            .classPath(app.classes())
            .mainClass("acme.Dropping")
            .arguments("windows", "texts", "directory", "preferences")
            .directory(directory)
            .outputs(directory)
            .start();

    try (plain) {
      assertThat(plain.exitStatus()).isZero();
      assertThat(plain.out())
          .isEqualTo(
              "windows is held\ntexts is held\ndirectory is held\npreferences is "
                  + (Runtime.version().feature() == 17 ? "held\n" : "gone\n"));
    }
  }
}
