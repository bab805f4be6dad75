// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import dev.remain.fixtures.CompiledApp;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services are found across the two halves, once each. */
class ServicesIT {

  private static final String APP =
      """
      import java.util.*;
      public class App {
        public static void main(String[] args) throws Exception {
          StringBuilder text = new StringBuilder("version 1:");
          for (Runnable service : ServiceLoader.load(lib.Service.class)) {
            text.append(' ').append(service.getClass().getName());
          }
          text.append(" |");
          for (Inner service : ServiceLoader.load(Inner.class, App.class.getClassLoader())) {
            text.append(' ').append(service.getClass().getName());
          }
          System.out.println(text.append(" | ").append(lib.Finder.found()));
          new java.util.concurrent.CountDownLatch(1).await();
        }
      }
      """;

  private static final String FINDER =
      """
      public class Finder {
        public static String found() {
          StringBuilder text = new StringBuilder();
          for (Service service : java.util.ServiceLoader.load(Service.class)) {
            text.append(service.getClass().getSimpleName()).append(' ');
          }
          text.append("/ ");
          for (Service service
              : java.util.ServiceLoader.load(Service.class, Finder.class.getClassLoader())) {
            text.append(service.getClass().getSimpleName()).append(' ');
          }
          return text.toString().strip();
        }
      }
      """;

  @TempDir Path directory;

  @Test
  void providersOfBothHalvesAreFoundByBothHalves() {
    CompiledApp library = CompiledApp.in(directory.resolve("lib"));
    Path jar =
        library
            .source("lib.Service", "public interface Service extends Runnable {}")
            .source(
                "lib.BaseOne", "public class BaseOne implements Service { public void run() {} }")
            .source("lib.Finder", FINDER)
            .compile()
            .resource("META-INF/services/lib.Service", "lib.BaseOne\n")
            .jar()
            .writeTo(directory.resolve("lib.jar"));
    CompiledApp app =
        CompiledApp.in(directory)
            .classPath(library.classes())
            .source("acme.App", APP)
            .source("acme.Inner", "public interface Inner {}")
            .source("acme.InnerOne", "public class InnerOne implements Inner {}")
            .source(
                "acme.LiveOne",
                "public class LiveOne implements lib.Service { public void run() {} }")
            .compile()
            .resource("META-INF/services/lib.Service", "acme.LiveOne\n")
            .resource("META-INF/services/acme.Inner", "acme.InnerOne\n");
    String found =
        ": acme.LiveOne lib.BaseOne | acme.InnerOne | LiveOne BaseOne / LiveOne BaseOne\n";

    try (RemainRun run = RemainRun.of(app).entries(jar).main("acme.App")) {
      run.prints("version 1" + found).started(1);

      run.edit("acme.App", "version 1", "version 2");

      run.prints("version 2" + found);
    }
  }
}
