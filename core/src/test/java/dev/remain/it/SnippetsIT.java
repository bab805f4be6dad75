// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import dev.remain.fixtures.Maven;
import dev.remain.pages.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pages give to copy works: all Java compiles, whole programs run, the one line for Maven. */
class SnippetsIT {

  private static final Pattern CLASS = Pattern.compile("(?m)^public (?:final )?class (\\w+)");
  private static final Pattern X = Pattern.compile("x = ([0-9.]+)\n");

  private static final String IMPORTS =
      """
      import com.sun.net.httpserver.*;
      import dev.remain.*;
      import dev.remain.hook.*;
      import dev.remain.state.*;
      import java.nio.file.Path;
      import java.util.*;
      import javax.sql.DataSource;
      """;

  /** What a reader has to think of around the short ones. */
  private static final String SURROUNDINGS =
      """
        static String url;
        static String user;
        static DataSource connect(String url, String user) { return null; }
        static HttpServer serve(int port, HttpHandler handler) { return null; }
        static class Pages implements HttpHandler {
          public void handle(HttpExchange exchange) {}
        }
        static class Npc {}
        interface Engine { void turn(); }
      """;

  private static final String REGISTRY =
      """
      import java.util.*;
      class Registry {
        static List<Object> listeners() { return List.of(); }
        static void remove(Object listener) {}
      }
      """;

  private static final String PARENT =
      """
      <project>
        <modelVersion>4.0.0</modelVersion>
        <groupId>a</groupId>
        <artifactId>all</artifactId>
        <version>1</version>
        <packaging>pom</packaging>
        <modules>
          <module>lib</module>
          <module>app</module>
        </modules>
      </project>
      """;

  @TempDir Path directory;

  @Test
  void allJavaOfThePagesCompiles() throws IOException {
    CompiledApp app = RemainRun.app(directory).source("Registry", REGISTRY);
    int count = 0;
    for (Page page : Page.current()) {
      for (String snippet : java(page)) {
        Matcher whole = CLASS.matcher(snippet);
        if (whole.find()) {
          String imports = snippet.startsWith("import") ? "" : IMPORTS;
          app.source(whole.group(1), imports + snippet);
        } else {
          app.source("Snippet" + count, IMPORTS + around("Snippet" + count, snippet));
        }
        count++;
      }
    }

    assertThat(app.tryCompile()).isEmpty();
    assertThat(count).isGreaterThan(7);
  }

  private static List<String> java(Page page) {
    return page.blocks().stream()
        .filter(block -> block.language().equals("java"))
        .map(Page.Block::text)
        .toList();
  }

  /** A statement in a method, anything else as a member. */
  private static String around(String name, String snippet) {
    String text = snippet.replaceAll("(?m)^ *\\.\\.\\.$", "");
    String body = text.startsWith("try") ? "void run() throws Exception {\n" + text + "}\n" : text;
    return "class " + name + " {\n" + SURROUNDINGS + body + "}\n";
  }

  @Test
  void theGameRunsAndTheLoopGoesOnAsThePageSays() throws IOException {
    String page = Files.readString(Page.ROOT.resolve("core/docs/keeping.md"));
    List<String> programs = new ArrayList<>();
    for (String snippet : java(new Page(directory, page))) {
      if (snippet.contains("public class")) {
        programs.add(snippet);
      }
    }
    CompiledApp app = RemainRun.app(directory);
    app.source("Game", programs.get(0)).source("Loop", programs.get(1)).compile();

    try (RemainRun run = RemainRun.of(app).jvm("-Dremain.on-exit=exit").main("Game")) {
      run.prints("1: Bo\n");
      assertThat(run.jvm().exitStatus()).isZero();
    }
    try (RemainRun run = RemainRun.of(app).main("Loop")) {
      run.prints("x = 3\n").started(1);
      app.edit("Loop", "+= 1;", "+= 1000;").edit("Loop", "int x;", "double x;").compile();
      run.started(2);
      run.prints(".0\n");
      Matcher first = X.matcher(run.jvm().out().substring(run.jvm().out().indexOf(".0") - 9));
      assertThat(first.find()).isTrue();
      assertThat(Double.parseDouble(first.group(1))).isBetween(1003.0, 2000.0);
    }
  }

  @Test
  void theOneLineForMavenRunsAProjectThatKnowsNothingOfRemain() throws Exception {
    MavenProject project = new MavenProject(directory, 3);
    // So that it ends when its main has ended.
    Files.writeString(directory.resolve("remain.properties"), "on-exit=exit\n");

    maven("README.md", "exec-maven-plugin");

    assertThat(Maven.said(directory)).contains("sum 0\n", "[remain] gen 1 ");
    assertThat(project.classes()).exists();
  }

  @Test
  void theClassPathOfSeveralModulesHasTheirDirectories() throws Exception {
    Files.writeString(directory.resolve("pom.xml"), PARENT);
    module("lib", "");
    module("app", "<dependency><groupId>a</groupId><artifactId>lib</artifactId>");

    maven("core/docs/getting-started.md", "-pl app -am compile");

    assertThat(directory.resolve("app/target/cp.txt"))
        .hasContent(directory.resolve("lib/target/classes").toString());
  }

  private void module(String name, String dependency) throws IOException {
    Path place = Files.createDirectories(directory.resolve(name));
    Files.createDirectories(place.resolve("target/classes"));
    String end = dependency.isEmpty() ? "" : dependency + "<version>1</version></dependency>";
    Files.writeString(
        place.resolve("pom.xml"),
        "<project><modelVersion>4.0.0</modelVersion><parent><groupId>a</groupId>"
            + "<artifactId>all</artifactId><version>1</version></parent><artifactId>"
            + name
            + "</artifactId><dependencies>"
            + end
            + "</dependencies></project>");
  }

  /** Runs the command of that page that contains this. */
  private void maven(String page, String part) throws Exception {
    String text = Files.readString(Page.ROOT.resolve(page));
    String line = text.lines().filter(one -> one.contains(part)).findFirst().orElseThrow();
    Matcher words = Pattern.compile("\"([^\"]*)\"|(\\S+)").matcher(line);
    List<String> command = new ArrayList<>();
    while (words.find()) {
      String word = words.group(1) == null ? words.group(2) : words.group(1);
      command.add(
          word.replace("/path/to/remain-core.jar", RemainRun.JAR.toString())
              .replace("com.acme.App", "acme.App"));
    }
    assertThat(command.subList(0, 2)).containsExactly("mvn", "-q");
    int status = Maven.ofBuild().run(directory, command.subList(2, command.size()));
    assertThat(status).as(Maven.said(directory)).isZero();
  }
}
