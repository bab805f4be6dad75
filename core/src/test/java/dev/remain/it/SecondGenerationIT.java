// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What fails in a second run of a program in one JVM, unless somebody sees to it. */
class SecondGenerationIT {

  private static final String APP =
      """
      import java.io.*;
      import java.lang.management.ManagementFactory;
      import java.security.Security;
      import javax.management.ObjectName;
      public class App implements AppMBean {
        static final class Own extends java.security.Provider {
          Own() { super("acme.Provider", "1", ""); }
        }
        public static void main(String[] args) throws Exception {
          String driver = java.sql.DriverManager.getDriver("jdbc:acme").getClass().getName();
          int place = Security.addProvider(new Own());
          ManagementFactory.getPlatformMBeanServer()
              .registerMBean(new App(), new ObjectName("acme:type=App"));
          System.out.println("gen ONE: " + driver + ", " + (place > 0) + ", " + stream()
              + ", " + url() + ", " + descriptors());
          new java.util.concurrent.CountDownLatch(1).await();
        }
        private static String stream() throws Exception {
          try (InputStream in = App.class.getResourceAsStream("/note.txt")) {
            return new String(in.readAllBytes());
          }
        }
        private static String url() throws Exception {
          try (InputStream in = App.class.getResource("/note.txt").openStream()) {
            return new String(in.readAllBytes());
          }
        }
        private static String descriptors() {
          return new File("/proc/self/fd").list().length + " files";
        }
      }
      """;
  private static final String DRIVER =
      """
      import java.sql.*;
      public class Driver implements java.sql.Driver {
        static {
          try {
            DriverManager.registerDriver(new Driver());
          } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
          }
        }
        public boolean acceptsURL(String url) { return url.equals("jdbc:acme"); }
        public Connection connect(String url, java.util.Properties p) { return null; }
        public int getMajorVersion() { return 1; }
        public int getMinorVersion() { return 0; }
        public DriverPropertyInfo[] getPropertyInfo(String url, java.util.Properties p) {
          return new DriverPropertyInfo[0];
        }
        public boolean jdbcCompliant() { return false; }
        public java.util.logging.Logger getParentLogger() { return null; }
      }
      """;

  @TempDir Path directory;

  @Test
  void worksAsInTheFirst() throws IOException {
    CompiledApp program =
        CompiledApp.in(directory.resolve("program"))
            .source("acme.AppMBean", "public interface AppMBean { }")
            .source("acme.App", APP)
            .source("acme.Driver", DRIVER)
            .compile()
            .resource("META-INF/services/java.sql.Driver", "acme.Driver")
            .resource("note.txt", "first");
    Path jar = program.jar().writeTo(directory.resolve("program.jar"));

    try (RemainRun run =
        RemainRun.of(CompiledApp.in(directory))
            .entries(jar)
            .options("--live", "program.jar")
            .main("acme.App")) {
      String first = said(run, "ONE");
      assertThat(first).startsWith("gen ONE: acme.Driver, true, first, first, ");
      run.started(1);

      program.edit("acme.App", "ONE", "TWO").compile().resource("note.txt", "second, longer");
      Path next = program.jar().writeTo(directory.resolve("next.jar"));
      Files.move(next, jar, StandardCopyOption.ATOMIC_MOVE);
      String second = said(run, "TWO");
      assertThat(second).startsWith("gen TWO: acme.Driver, true, second, longer, second, longer, ");
      run.started(2);

      program.edit("acme.App", "TWO", "THREE").compile().resource("note.txt", "third");
      program.jar().writeTo(jar);
      String third = said(run, "THREE");
      assertThat(third).startsWith("gen THREE: acme.Driver, true, third, third, ");
      assertThat(files(third))
          .as("of %s after %s", third, second)
          .isLessThanOrEqualTo(files(second));
      run.started(3);
      run.log().awaitGeneration("collected", 1);
      run.log().awaitGeneration("collected", 2);
      assertThat(run.log().all("failed")).isEmpty();
    }
  }

  private static String said(RemainRun run, String number) {
    run.prints("gen " + number + ": ");
    String out = run.jvm().out();
    return out.substring(out.indexOf("gen " + number)).lines().findFirst().orElseThrow();
  }

  private static int files(String line) {
    String last = line.substring(line.lastIndexOf(", ") + 2);
    return Integer.parseInt(last.substring(0, last.indexOf(' ')));
  }
}
