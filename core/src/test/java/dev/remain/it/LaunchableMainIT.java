// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import dev.remain.fixtures.ForkedJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Remain runs the {@code main} that {@code java} itself runs on this JVM, with what it was given.
 */
class LaunchableMainIT {

  /** Class bodies by what is special about them; all print what they are given. */
  private static final Map<String, String> FORMS = new LinkedHashMap<>();

  static {
    FORMS.put("PublicStatic", "public static void main(String[] a) { p(\"public static\", a); }");
    FORMS.put("PackagePrivate", "static void main(String[] a) { p(\"package static\", a); }");
    FORMS.put("WithoutArguments", "public static void main() { p(\"no arguments\"); }");
    FORMS.put("Instance", "public void main(String[] a) { p(\"instance\", a); }");
    FORMS.put("InstanceWithoutArguments", "void main() { p(\"bare instance\"); }");
    FORMS.put(
        "Both",
        "public static void main(String[] a) { p(\"with\", a); }"
            + " public static void main() { p(\"without\"); }");
    FORMS.put(
        "InstanceBesideStatic",
        "void main(String[] a) { p(\"instance\", a); } static void main() { p(\"static\"); }");
    FORMS.put("PrivateStatic", "private static void main(String[] a) { p(\"private\", a); }");
    FORMS.put("WithAnswer", "public static int main(String[] a) { p(\"int\", a); return 1; }");
    FORMS.put("Varargs", "public static void main(String... a) { p(\"varargs\", a); }");
    FORMS.put("Nothing", "");
  }

  private static final String PRINTER =
      """
      public class Printer {
        protected static void p(String what, String... a) {
          System.out.println("ran " + what + " " + java.util.Arrays.toString(a));
        }
      }
      """;

  @TempDir Path directory;

  private CompiledApp app;

  @BeforeEach
  void compileAll() {
    app = RemainRun.app(directory);
    app.source("acme.Printer", PRINTER);
    FORMS.forEach(
        (name, body) ->
            app.source(
                "acme." + name, "public class " + name + " extends Printer { " + body + " }"));
    app.source("acme.Inherited", "public class Inherited extends PublicStatic { }")
        .source("acme.InheritedInstance", "class InheritedInstance extends Instance { }")
        .source(
            "acme.NotPublicClass",
            "class NotPublicClass extends Printer { " + FORMS.get("PublicStatic") + " }")
        .source(
            "acme.AppKt",
            "public final class AppKt extends Printer {"
                + " public static final void main() { p(\"kotlin\"); }"
                + " public static void main(String[] a) { main(); } }")
        .source("acme.OfInterface", "public class OfInterface implements WithDefault { }")
        .source(
            "acme.WithDefault",
            "interface WithDefault { default void main() { Printer.p(\"default\"); }"
                + " static void main(String[] a) { Printer.p(\"of interface\", a); } }")
        .source(
            "acme.PrivateConstructor",
            "public class PrivateConstructor extends Printer { private PrivateConstructor() { }"
                + " public void main() { p(\"instance\"); } }")
        .source(
            "acme.Abstract",
            "public abstract class Abstract extends Printer { public void main() { p(\"abstract\"); } }")
        .compile();
  }

  @Test
  void isTheOneThatJavaWouldChoose() throws IOException {
    Map<String, String> byJava = new TreeMap<>();
    Map<String, String> byRemain = new TreeMap<>();

    for (String name : classNames()) {
      try (ForkedJvm java = java(name);
          RemainRun remain =
              RemainRun.of(app).withoutLog().options("--on-exit", "exit").main(name, "1", "2")) {
        byJava.put(name, outcome(java));
        byRemain.put(name, outcome(remain.jvm()));
      }
    }

    assertThat(byJava.values()).contains("ran public static [1, 2]\n", "refused");
    assertThat(byRemain).isEqualTo(byJava);
  }

  private List<String> classNames() throws IOException {
    try (Stream<Path> files = Files.list(app.classes().resolve("acme"))) {
      return files
          .map(file -> "acme." + file.getFileName().toString().replace(".class", ""))
          .sorted()
          .toList();
    }
  }

  private ForkedJvm java(String name) {
    return ForkedJvm.builder()
        .classPath(app.classes())
        .mainClass(name)
        .arguments("1", "2")
        .outputs(directory)
        .start();
  }

  private static String outcome(ForkedJvm jvm) {
    return jvm.exitStatus() == 0 ? jvm.out() : "refused";
  }

  @Test
  void argumentsAreLeftAsTheyAre() {
    String[] arguments = {"two words", "", "--help", "-x=1", "Grüße", "--", "\"quoted\"", "*"};
    app.source(
            "acme.Echo",
            """
            public class Echo {
              public static void main(String[] args) throws Exception {
                new java.io.PrintStream(System.out, true, "UTF-8")
                    .println(args.length + " " + String.join("|", args));
              }
            }
            """)
        .compile();
    try (RemainRun run =
        RemainRun.of(app)
            .environment("LC_ALL", "C.UTF-8")
            .options("--on-exit=exit")
            .main("acme.Echo", arguments)) {
      assertThat(run.jvm().exitStatus()).isZero();
      assertThat(run.jvm().out())
          .isEqualTo(arguments.length + " " + String.join("|", arguments) + "\n");
    }
  }
}
