// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the JDK lets a program set once for the life of a JVM can be set once in a generation. */
class SetOnceIT {

  /** Sets each twice, and tells what was refused and who is asked. */
  private static final String SETTING =
      """
      import java.io.*;
      import java.net.*;
      import java.rmi.server.RMISocketFactory;
      import javax.naming.*;
      import javax.naming.spi.*;

      public class Setting {
        interface Code { void run() throws Exception; }

        static void twice(String what, Code code) {
          for (int i = 0; i < 2; i++) {
            try {
              code.run();
            } catch (Exception | Error e) {
              System.out.println(what + " refused: " + e);
            }
          }
        }

        static class Connection extends URLConnection {
          Connection(URL url) { super(url); }
          public void connect() { }
          public String getContentType() { return "text/acme"; }
          public InputStream getInputStream() { return InputStream.nullInputStream(); }
        }

        static class Handler extends URLStreamHandler {
          final String version;
          Handler(String version) { this.version = version; }
          protected URLConnection openConnection(URL url) {
            System.out.println("url " + version);
            return new Connection(url);
          }
        }

        static class Content extends ContentHandler {
          final String version;
          Content(String version) { this.version = version; }
          public Object getContent(URLConnection connection) { return "content " + version; }
        }

        static class Sockets extends RMISocketFactory {
          final String version;
          Sockets(String version) { this.version = version; }
          public Socket createSocket(String host, int port) throws IOException {
            throw new IOException("socket " + version);
          }
          public ServerSocket createServerSocket(int port) { return null; }
        }

        static class Filters implements java.util.function.BinaryOperator<ObjectInputFilter> {
          final String version;
          Filters(String version) { this.version = version; }
          public ObjectInputFilter apply(ObjectInputFilter now, ObjectInputFilter next) {
            System.out.println("filters " + version);
            return next;
          }
        }

        static class Sent implements Serializable { }

        public static void run(String version) throws Exception {
          twice("url", () -> URL.setURLStreamHandlerFactory(
              protocol -> protocol.equals("acme") ? new Handler(version) : null));
          twice("content", () -> URLConnection.setContentHandlerFactory(
              type -> new Content(version)));
          System.out.println(new URL("acme:x").openConnection().getContent());
          twice("socket", () -> RMISocketFactory.setSocketFactory(new Sockets(version)));
          try {
            RMISocketFactory.getSocketFactory().createSocket("x", 1);
          } catch (IOException e) {
            System.out.println(e.getMessage());
          }
          twice("context", () -> NamingManager.setInitialContextFactoryBuilder(
              environment -> more -> {
                System.out.println("context " + version);
                return null;
              }));
          try {
            new InitialContext().lookup("x");
          } catch (NamingException e) {
            // It has none.
          }
          twice("filters",
              () -> ObjectInputFilter.Config.setSerialFilterFactory(new Filters(version)));
          twice("filter", () -> ObjectInputFilter.Config.setSerialFilter(info -> {
            if (info.serialClass() == Setting.Sent.class) {
              System.out.println("filter " + version);
            }
            return ObjectInputFilter.Status.UNDECIDED;
          }));
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          new ObjectOutputStream(bytes).writeObject(new Sent());
          new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
        }
      }
      """;

  @TempDir Path directory;

  @Test
  void asWithoutRemain() {
    try (RemainRun plain = RemainRun.of(app("acme")).withoutLog().plain("acme.App")) {
      plain.prints("ready with version 1\n");

      assertThat(plain.jvm().out().lines()).containsExactlyElementsOf(refusedOnce("acme", 1));
    }
  }

  @Test
  void eachGenerationSetsItsOwn() {
    try (RemainRun run = RemainRun.of(app("acme")).main("acme.App")) {
      run.prints("ready with version 1\n").started(1);
      assertThat(run.jvm().out().lines()).containsExactlyElementsOf(refusedOnce("acme", 1));

      for (int generation = 2; generation <= 3; generation++) {
        int before = run.jvm().out().length();
        edit(run, generation);

        assertThat(run.jvm().out().substring(before).lines())
            .containsExactlyElementsOf(refusedOnce("acme", generation));
      }
    }
  }

  @Test
  void whatALibrarySetsStaysForTheJvm() {
    CompiledApp library =
        CompiledApp.in(directory.resolve("library")).source("lib.Setting", SETTING).compile();
    Path jar = library.jar().writeTo(directory.resolve("library.jar"));
    CompiledApp app = app("lib", jar);
    try (RemainRun run = RemainRun.of(app).entries(jar).main("acme.App")) {
      run.prints("ready with version 1\n").started(1);
      assertThat(run.jvm().out().lines()).containsExactlyElementsOf(refusedOnce("lib", 1));

      int before = run.jvm().out().length();
      edit(run, 2);

      List<String> second = run.jvm().out().substring(before).lines().toList();
      assertThat(second.stream().filter(line -> line.contains(" refused: "))).hasSize(12);
      assertThat(second)
          .contains("url version 1", "content version 1", "socket version 1", "context version 1")
          .contains("filters version 1", "filter version 1");
    }
  }

  /** What is told where each was set, and the second time refused. */
  private static List<String> refusedOnce(String room, int version) {
    return """
        url refused: java.lang.Error: factory already defined
        content refused: java.lang.Error: factory already defined
        url version 1
        content version 1
        socket refused: java.net.SocketException: factory already defined
        socket version 1
        context refused: java.lang.IllegalStateException: InitialContextFactoryBuilder already set
        context version 1
        filters refused: java.lang.IllegalStateException: \
        Cannot replace filter factory: %s.Setting$Filters
        filter refused: java.lang.IllegalStateException: Serial filter can only be set once
        filters version 1
        filter version 1
        ready with version 1
        """
        .formatted(room)
        .replace("version 1", "version " + version)
        .lines()
        .toList();
  }

  private CompiledApp app(String room, Path... jars) {
    CompiledApp app = CompiledApp.in(directory).classPath(jars);
    if (jars.length == 0) {
      app.source("acme.Setting", SETTING);
    }
    return app.source(
            "acme.App",
            """
            public class App {
              public static void main(String[] args) throws Exception {
                String version = "version 1";
                %s.Setting.run(version);
                System.out.println("ready with " + version);
                new java.util.concurrent.CountDownLatch(1).await();
              }
            }
            """
                .formatted(room))
        .compile();
  }

  private static void edit(RemainRun run, int generation) {
    String next = "version " + generation;
    run.edit("acme.App", "version " + (generation - 1), next)
        .prints("ready with " + next + "\n")
        .started(generation);
  }
}
