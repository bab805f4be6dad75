// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import dev.remain.fixtures.HttpProbe;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What only one can have at a time is free for the next generation, though a library has opened it
 * for the last one and goes on with its threads.
 */
class ClaimsIT {

  private static final String LIBRARY =
      """
      import java.net.InetSocketAddress;
      import java.nio.channels.*;
      import java.nio.file.*;
      import java.sql.*;
      import java.util.Properties;

      public class Claims {
        public static int open;
        public static int undone;

        public static void port(int port) throws Exception {
          Selector selector = Selector.open();
          ServerSocketChannel channel = ServerSocketChannel.open();
          channel.configureBlocking(false);
          channel.bind(new InetSocketAddress("127.0.0.1", port));
          channel.register(selector, SelectionKey.OP_ACCEPT);
          Thread thread = new Thread(() -> {
            while (true) {
              try {
                selector.select();
              } catch (Exception e) {
                return;
              }
              if (Thread.interrupted()) {
                continue; // as the threads of most servers do
              }
            }
          });
          thread.setDaemon(true);
          thread.start();
        }

        public static void lock(Path file) throws Exception {
          FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          if (channel.tryLock() == null) {
            throw new IllegalStateException("taken");
          }
        }

        public static void connect() throws Exception {
          DriverManager.registerDriver(new Own());
          DriverManager.getConnection("jdbc:claims:x").setAutoCommit(false);
        }

        public interface BeanMBean { int getNumber(); }
        public static class Bean implements BeanMBean { public int getNumber() { return 1; } }

        public static void register() throws Exception {
          java.lang.management.ManagementFactory.getPlatformMBeanServer()
              .registerMBean(new Bean(), new javax.management.ObjectName("lib:type=Bean"));
          java.util.logging.Logger.getLogger("").addHandler(new java.util.logging.Handler() {
            public void publish(java.util.logging.LogRecord record) {
              System.out.println("logged " + record.getMessage());
            }
            public void flush() {}
            public void close() {}
          });
        }

        static class Own implements Driver {
          public Connection connect(String url, Properties info) {
            if (!acceptsURL(url)) {
              return null;
            }
            open++;
            boolean[] closed = {false};
            return (Connection) java.lang.reflect.Proxy.newProxyInstance(
                Own.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) ->
                  switch (method.getName()) {
                    case "isClosed" -> closed[0];
                    case "getAutoCommit" -> false;
                    case "rollback" -> { undone++; yield null; }
                    case "close" -> { closed[0] = true; open--; yield null; }
                    case "hashCode" -> 1;
                    case "equals" -> proxy == args[0];
                    default -> null;
                  });
          }
          public boolean acceptsURL(String url) { return url.startsWith("jdbc:claims:"); }
          public DriverPropertyInfo[] getPropertyInfo(String u, Properties p) { return null; }
          public int getMajorVersion() { return 1; }
          public int getMinorVersion() { return 0; }
          public boolean jdbcCompliant() { return false; }
          public java.util.logging.Logger getParentLogger() { return null; }
        }
      }
      """;

  @TempDir Path directory;

  @Test
  void portsLocksAndConnectionsAreFreeForTheNextGeneration() {
    Path library =
        CompiledApp.in(directory.resolve("library"))
            .source("lib.Claims", LIBRARY)
            .compile()
            .jar()
            .writeTo(directory.resolve("lib.jar"));
    CompiledApp app =
        RemainRun.app(directory.resolve("app"))
            .classPath(library)
            .source(
                "app.App",
                """
                public class App {
                  static final String VERSION = "version 1";
                  public static void main(String[] args) throws Exception {
                    lib.Claims.port(Integer.parseInt(args[0]));
                    lib.Claims.lock(java.nio.file.Path.of(args[1]));
                    lib.Claims.connect();
                    lib.Claims.register();
                    java.util.logging.Logger.getLogger("app").info(VERSION + " once");
                    System.gc();
                    System.out.println(VERSION + " open " + lib.Claims.open + " undone " + lib.Claims.undone);
                    Thread.sleep(100_000);
                  }
                }
                """)
            .compile();
    String port = Integer.toString(HttpProbe.freePort());

    try (RemainRun run =
        RemainRun.of(app)
            .entries(library)
            .main("app.App", port, directory.resolve("locked").toString())) {
      run.prints("version 1 open 1 undone 0\n").started(1);

      run.edit("app.App", "version 1", "version 2");
      run.prints("version 2 open 1 undone 1\n").started(2);

      run.edit("app.App", "version 2", "version 3");
      run.prints("version 3 open 1 undone 2\n");
      assertThat(run.log().count("failed")).isZero();
      assertThat(run.jvm().out().lines().filter(line -> line.startsWith("logged ")))
          .containsExactly(
              "logged version 1 once", "logged version 2 once", "logged version 3 once");
    }
  }
}
