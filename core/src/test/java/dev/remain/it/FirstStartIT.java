// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done before the program begins. */
class FirstStartIT {

  private static final String UPDATE = "-Dstart.update=true with this test writes it";

  private static final Path LIST =
      Path.of(
          System.getProperty("remaintest.root"),
          "core/src/main/resources/dev/remain/launch/ahead.txt");

  private static final Pattern INITIALIZING = Pattern.compile("Initializing '([\\w/$]+)");

  /** Milliseconds each, however little is asked: streams, formats, the first lambda. */
  private static final Set<String> SLOW =
      Set.of(
          "java.util.Formatter",
          "java.util.regex.Pattern",
          "java.util.stream.ReferencePipeline",
          "java.lang.invoke.StringConcatFactory",
          "java.lang.invoke.LambdaMetafactory");

  private static final String FIRST = "dev.remain.Main";

  /** They read system properties when they are initialised, which a program may set first. */
  private static final Set<String> DECIDING =
      Set.of(
          "java.net.HttpURLConnection",
          "java.net.InetAddress",
          "java.util.TimeZone",
          "java.util.concurrent.ForkJoinPool",
          "java.util.logging.LogManager",
          "javax.net.ssl.SSLContext",
          "sun.net.NetProperties",
          "sun.net.spi.DefaultProxySelector");

  @TempDir Path directory;

  @Test
  void noPartOfTheJdkIsUsedThatTakesLongTheFirstTime() throws IOException {
    assertThat(initialised(FIRST, name -> SLOW.contains(name))).isEmpty();
  }

  @Test
  void noLambdaIsMade() throws IOException {
    assertThat(initialised(FIRST, name -> name.contains("$$Lambda"))).isEmpty();
  }

  @Test
  void nothingIsDecidedThatTheProgramMayDecide() throws IOException {
    assertThat(initialised(FIRST, name -> DECIDING.contains(name))).isEmpty();
  }

  @Test
  void theClassesThatAStartNeedsAreThoseThatAreReadBesideIt() throws IOException {
    List<String> needed =
        initialised("dev.remain.launch.Ahead", name -> name.startsWith("dev.remain."));

    if (Boolean.getBoolean("start.update")) {
      Files.writeString(LIST, String.join("\n", needed) + "\n");
    }

    Set<String> listed = new TreeSet<>(Files.readAllLines(LIST));
    assertThat(thatAreNot(listed))
        .as("in the list, and not in the jar, so that the whole class path is searched; %s", UPDATE)
        .isEmpty();
    Set<String> missing = new TreeSet<>(needed);
    missing.removeAll(listed);
    listed.removeAll(needed);
    assertThat(missing).as("needed, and not in the list; %s", UPDATE).hasSizeLessThan(15);
    assertThat(listed).as("in the list, and not needed; %s", UPDATE).hasSizeLessThan(15);
  }

  private static Set<String> thatAreNot(Set<String> names) throws IOException {
    Set<String> missing = new TreeSet<>(names);
    try (ZipFile jar = new ZipFile(RemainRun.JAR.toFile())) {
      missing.removeIf(name -> jar.getEntry(name.replace('.', '/') + ".class") != null);
    }
    return missing;
  }

  /** What was initialised between that class and the program, in order. */
  private List<String> initialised(String first, Predicate<String> isWanted) throws IOException {
    CompiledApp app = RemainRun.app(directory);
    app.source(
            "acme.App",
            """
            public class App {
              public static void main(String[] args) {
                System.out.println("begun");
                System.exit(0);
              }
            }
            """)
        .compile();
    Path log = directory.resolve("classes.log");
    try (RemainRun run =
        RemainRun.of(app)
            .jvm("-Xlog:class+init=info:file=" + log)
            .options("--on-exit=exit")
            .entries(library("one"), library("two"))
            .withoutLog()
            .main("acme.App")) {
      assertThat(run.prints("begun").jvm().exitStatus()).isZero();
    }
    List<String> found = new ArrayList<>();
    boolean hasBegun = false;
    for (String line : Files.readAllLines(log)) {
      Matcher initializing = INITIALIZING.matcher(line);
      String name = initializing.find() ? initializing.group(1).replace('/', '.') : "";
      if (name.equals("acme.App")) {
        break;
      }
      if (hasBegun && isWanted.test(name)) {
        found.add(name);
      }
      hasBegun |= name.equals(first);
    }
    return found;
  }

  /** It names the program's class, so that it is looked through. */
  private Path library(String name) throws IOException {
    CompiledApp library = CompiledApp.in(directory.resolve(name));
    return library
        .source("acme.App", "public class App {}")
        .source(name + ".Library", "public class Library { Object app = new acme.App(); }")
        .compile()
        .delete("acme.App")
        .jar()
        .writeTo(directory.resolve(name + ".jar"));
  }
}
