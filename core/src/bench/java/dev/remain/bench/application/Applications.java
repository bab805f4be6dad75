// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench.application;

import dev.remain.fixtures.CompiledApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Makes the applications. Each is compiled once, by the JDK's own compiler, for Java 17, with debug
 * information; whoever runs one gets a copy of its own, so that what others save is none of its
 * business. Confined to the thread that measures.
 */
public final class Applications {

  private static final String VERSION = "app/Version.class";

  /** Of a generated application: the main class, the one that changes, and the root of the tree. */
  private static final int WRITTEN_BY_HAND = 3;

  /** A program of so many classes has users of the one that changes, beside its main class. */
  private static final int MANY = 100;

  private static final int USERS = 9;

  private static final String USER =
      """
      final class User%d {

        static final int CODE = Version.text().length();
      }
      """;

  private static final String PARTS =
      """
      public final class Parts {

        public static int initialised() {
          return %s;
        }
      }
      """;

  private final Path sources;
  private final List<Path> springBoot;
  private final List<String> plugins;
  private final Path directory;
  private final Map<String, Path> compiled = new HashMap<>();
  private int copies;

  /**
   * @param sources of what is written by hand
   * @param springBoot what the web application is compiled against
   * @param plugins versions of the plugins of Maven that compile and that copy resources
   * @param directory where everything is made
   */
  public Applications(Path sources, List<Path> springBoot, List<String> plugins, Path directory) {
    this.sources = sources;
    this.springBoot = springBoot;
    this.plugins = plugins;
    this.directory = directory;
  }

  /**
   * One of so many classes, all of which its {@code main} initialises; then it ends.
   *
   * @param arguments {@code stay} lets {@code main} wait until it is interrupted
   */
  public Application generated(int classes, String... arguments) throws IOException {
    Path made = compiled.get("generated-" + classes);
    if (made == null) {
      CompiledApp app = app("generated-" + classes);
      write(app, "plain", "app.App");
      write(app, "plain", "app.Version");
      new PartClasses(directory).write(classes - WRITTEN_BY_HAND, app.classes());
      app.source("app.Parts", PARTS.formatted(PartClasses.name(0) + ".CODE"));
      made = compile("generated-" + classes, app);
    }
    return Application.in(copy(made), "app.App", VERSION, arguments);
  }

  /**
   * The same with its sources beside it, all compiled by javac. In one of many classes ten use the
   * one that changes.
   */
  public Sources withSources(int classes) throws IOException {
    CompiledApp app = CompiledApp.in(directory.resolve("sources/" + copies++));
    write(app, "plain", "app.App");
    write(app, "plain", "app.Version");
    int users = classes < MANY ? 0 : USERS;
    StringBuilder all = new StringBuilder(PartClasses.name(0)).append(".CODE");
    List<String> using = new ArrayList<>(List.of("App"));
    for (int i = 0; i < users; i++) {
      app.source("app.User" + i, USER.formatted(i));
      all.append(" + User").append(i).append(".CODE");
      using.add("User" + i);
    }
    int parts = classes - WRITTEN_BY_HAND - users;
    for (int i = 0; i < parts; i++) {
      List<String> children = new ArrayList<>();
      for (int child = 2 * i + 1; child <= 2 * i + 2 && child < parts; child++) {
        children.add(PartClasses.name(child));
      }
      String name = PartClasses.name(i);
      app.source(name, PartSource.text(name, children, PartClasses.name((i + 1) % parts)));
    }
    app.source("app.Parts", PARTS.formatted(all));
    Path compiledTo = app.compile().classes();
    Application application = Application.in(compiledTo, "app.App", VERSION);
    Path written = compiledTo.resolveSibling("src").resolve("app");
    Path changing = written.resolve("Version.java");
    return new Sources(
        application,
        changing,
        Files.readString(changing),
        using.stream().map(user -> written.resolve(user + ".java")).toList());
  }

  /** An HTTP server of the JDK that answers with its version. */
  public Application echo(int port) throws IOException {
    Path made = compiled.get("echo");
    if (made == null) {
      CompiledApp app = app("echo");
      write(app, "echo", "app.EchoServer");
      write(app, "plain", "app.Version");
      made = compile("echo", app);
    }
    return Application.in(copy(made), "app.EchoServer", VERSION, Integer.toString(port));
  }

  /** One that works when it is told to. */
  public Application loop() throws IOException {
    Path made = compiled.get("loop");
    if (made == null) {
      CompiledApp app = app("loop");
      write(app, "loop", "app.Loop");
      write(app, "plain", "app.Version");
      made = compile("loop", app);
    }
    return Application.in(copy(made), "app.Loop", VERSION);
  }

  /** A web application of Spring Boot with one controller, the class that changes. */
  public Application web(int port) throws IOException {
    Path made = compiled.get("web");
    if (made == null) {
      CompiledApp app = app("web").classPath(springBoot.toArray(new Path[0]));
      write(app, "web", "web.WebApp");
      write(app, "web", "web.Greeting");
      made = compile("web", app);
    }
    return Application.in(copy(made), "web.WebApp", "web/Greeting.class", "--server.port=" + port);
  }

  /** The sources of the same, as a project of Maven. */
  public WebSources webSources() throws IOException {
    return WebSources.maven(
        directory.resolve("projects/" + copies++), sources.resolve("web"), springBoot, plugins);
  }

  /** The same with nothing but the JDK: as small as that of Quarkus. */
  public WebSources smallSources() throws IOException {
    return WebSources.maven(
        directory.resolve("projects/" + copies++), sources.resolve("small"), List.of(), plugins);
  }

  /** A program of Quarkus that answers the same. */
  public WebSources quarkusSources() throws IOException {
    return WebSources.quarkus(
        directory.resolve("projects/" + copies++), sources.resolve("quarkus"));
  }

  private CompiledApp app(String name) {
    return CompiledApp.in(directory.resolve(name));
  }

  private void write(CompiledApp app, String name, String className) throws IOException {
    Path file = sources.resolve(name).resolve(className.replace('.', '/') + ".java");
    app.source(className, Files.readString(file));
  }

  private Path compile(String name, CompiledApp app) {
    Path classes = app.compile().classes();
    compiled.put(name, classes);
    return classes;
  }

  private Path copy(Path from) throws IOException {
    Path to = directory.resolve("copies/" + copies++);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
    return to;
  }
}
