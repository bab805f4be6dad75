// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import dev.remain.fixtures.ForkedJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build is run once with an agent in its JVM. */
class LearnIT {

  @TempDir Path directory;

  @Test
  void notesWithWhatJavacIsAskedToCompile() throws Exception {
    Path source = directory.resolve("src/App.java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, "class App { }\n");
    Path javac = Path.of(System.getProperty("java.home"), "bin", "javac");
    String build = javac + " -g -parameters -d target/classes src/App.java";
    try (ForkedJvm jvm = learning(build)) {
      jvm.awaitErr("[remain] learned with what ");
    }
    assertThat(directory.resolve("target/classes/App.class")).exists();
    assertThat(directory.resolve("target/remain/classes.learned.txt"))
        .content()
        .contains(" -parameters\n")
        .doesNotContain("App.java");
  }

  @Test
  void processorsRunInAJvmOfTheirOwnWhenTheirSourcesAreSaved() throws Exception {
    Path processor = processor();
    Path source = directory.resolve("src/main/java/acme/App.java");
    Files.createDirectories(source.getParent());
    Files.writeString(
        source,
        """
        package acme;

        @proc.Make("one")
        public class App {
          public static void main(String[] args) throws Exception {
            System.out.println("made " + Made.TEXT + "!");
            Thread.currentThread().join();
          }
        }
        """);
    Files.writeString(source.resolveSibling("Other.java"), "package acme; class Other { }");
    Path classes = directory.resolve("target/classes");
    String build =
        Path.of(System.getProperty("java.home"), "bin", "javac")
            + " -cp %s -processorpath %s -d target/classes ".formatted(processor, processor)
            + "src/main/java/acme/App.java src/main/java/acme/Other.java";
    try (ForkedJvm jvm = learning(build)) {
      jvm.awaitErr("[remain] learned with what ");
      assertThat(jvm.exitStatus()).isZero();
    }

    try (ForkedJvm jvm =
        ForkedJvm.builder()
            .classPath(RemainRun.JAR, classes, processor)
            .mainClass("dev.remain.Main")
            .arguments("acme.App")
            .directory(directory)
            .outputs(directory)
            .start()) {
      jvm.awaitOut("made one!");
      jvm.awaitErr("exact (3 of 3 classes as the build made them)");
      Files.writeString(source, Files.readString(source).replace("!", "?"));
      jvm.awaitOut("made one?");
      jvm.awaitErr("s: App.java saved  "); // A body, and so without the other source.
      Files.writeString(source, Files.readString(source).replace("one", "two"));
      jvm.awaitOut("made two?");
      jvm.awaitErr("s: App.java saved (+1, as processors see the whole module)");
      assertThat(classes.resolve("META-INF/two.txt")).hasContent("two");
      assertThat(classes.resolve("META-INF/one.txt")).doesNotExist();
      assertThat(classes.resolve("acme/Made.java")).content().contains("\"two\"");
      Files.writeString(source, Files.readString(source).replace("(\"two\")", ""));
      jvm.awaitErr("App.java:3:");
      jvm.awaitErr("still running gen 3: fix and save");
      Files.writeString(
          source, Files.readString(source).replace("@proc.Make", "@proc.Make(\"x\")"));
      jvm.awaitOut("made x?");
    }
    assertThat(Files.readAllBytes(classes.resolve("acme/Made.class"))).contains((byte) 'x');
  }

  private ForkedJvm learning(String build) throws IOException {
    return ForkedJvm.builder()
        .classPath(RemainRun.JAR)
        .mainClass("dev.remain.Main")
        .arguments("--learn", build)
        .directory(directory)
        .outputs(directory)
        .start();
  }

  /** Makes a class and a resource with the text that an annotation has. */
  private Path processor() throws IOException {
    CompiledApp library =
        CompiledApp.in(directory.resolve("processor"))
            .source("proc.Make", "public @interface Make { String value(); }")
            .source(
                "proc.Maker",
                """
                import static javax.tools.StandardLocation.CLASS_OUTPUT;

                import java.io.Writer;
                import java.util.Set;
                import javax.annotation.processing.AbstractProcessor;
                import javax.annotation.processing.RoundEnvironment;
                import javax.lang.model.SourceVersion;
                import javax.lang.model.element.Element;
                import javax.lang.model.element.TypeElement;

                public class Maker extends AbstractProcessor {
                  @Override
                  public Set<String> getSupportedAnnotationTypes() {
                    return Set.of("proc.Make");
                  }

                  @Override
                  public SourceVersion getSupportedSourceVersion() {
                    return SourceVersion.latest();
                  }

                  @Override
                  public boolean process(Set<? extends TypeElement> found, RoundEnvironment round) {
                    for (Element element : round.getElementsAnnotatedWith(Make.class)) {
                      String text = element.getAnnotation(Make.class).value();
                      try (Writer out = processingEnv.getFiler().createSourceFile("acme.Made").openWriter()) {
                        out.write("package acme; class Made { static final String TEXT = \\"" + text + "\\"; }");
                      } catch (java.io.IOException e) {
                        throw new IllegalStateException(e);
                      }
                      try (Writer out = processingEnv.getFiler().createResource(CLASS_OUTPUT, "", "META-INF/" + text + ".txt").openWriter()) {
                        out.write(text);
                      } catch (java.io.IOException e) {
                        throw new IllegalStateException(e);
                      }
                    }
                    return true;
                  }
                }
                """)
            .compile()
            .resource("META-INF/services/javax.annotation.processing.Processor", "proc.Maker")
            .resource("META-INF/gradle/incremental.annotation.processors", "proc.Maker,isolating");
    return library.jar().writeTo(directory.resolve("processor.jar"));
  }
}
