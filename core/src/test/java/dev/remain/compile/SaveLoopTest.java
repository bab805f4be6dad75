// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.classpath.Publication;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class SaveLoopTest extends Saves {

  private void start() {
    program.write(GREETER, greeter("int", "1"));
    program.write(USER, "package p;\nclass User { long x = new Greeter().greet(); }\n");
    program.build("app");
    program.start();
  }

  @Test
  void saysWhatIsProven() {
    start();
    assertThat(program.told)
        .containsExactly(
            "compile on save: app/src/main/java, exact (2 of 2 classes as the build made them)");
    assertThat(program.published).isEmpty();
  }

  @Test
  void waitsForThePropertiesThatTheCompilerNeeds() {
    Properties all = System.getProperties();
    program.write(GREETER, greeter("int", "1"));
    program.build("app");
    try {
      System.setProperties(new Properties());
      program.start();
    } finally {
      System.setProperties(all);
    }
    assertThat(program.told)
        .containsExactly(
            "compile on save: waits, since the program has put other system properties in place,"
                + " without java.home, which the compiler needs once:"
                + " new Properties(System.getProperties()) has it");

    program.run(3000);

    assertThat(program.told)
        .last()
        .isEqualTo(
            "compile on save: app/src/main/java, exact (1 of 1 class as the build made them)");
    program.write(GREETER, greeter("int", "2"));
    program.run(100);
    assertThat(program.published).hasSize(1);
  }

  @Test
  void publishesWhatWasSaved() {
    start();
    program.write(GREETER, greeter("int", "2"));
    program.run(100);
    assertThat(program.published).hasSize(1);
    assertThat(program.published.get(0).cause()).isEqualTo("Greeter.java saved");
    assertThat(program.published.get(0).files())
        .extracting(Publication.File::path)
        .containsExactly("p/Greeter.class");
    assertAsBuilt();
  }

  @Test
  void compilesWhatUsesIt() {
    start();
    program.write(GREETER, greeter("long", "2"));
    program.run(100);
    assertThat(program.published)
        .extracting(Publication::cause)
        .containsExactly("Greeter.java saved (+1 that use it)");
    assertAsBuilt();
  }

  @Test
  void tellsErrorsOnce() {
    start();
    program.write(GREETER, greeter("int", "moood"));
    program.run(100);
    program.write(GREETER, greeter("int", "moood") + "\n");
    program.run(100);
    assertThat(program.published).isEmpty();
    assertThat(program.refused)
        .containsExactly(
            """
            app/src/main/java/p/Greeter.java:3:24: error: cannot find symbol
              int greet() { return moood; }
                                   ^
              symbol:   variable moood
              location: class p.Greeter""");
  }

  @Test
  void ofQuickSavesTheFirstErrorIsToldAndTheLast() {
    start();
    for (int i = 0; i < 10; i++) {
      String name = "moood" + i;
      program.after(50L * i, () -> program.write(GREETER, greeter("int", name)));
    }
    program.run(1500);
    assertThat(program.refused).hasSize(2);
    assertThat(program.refused.get(1)).contains("moood9");
  }

  @Test
  void theFixInAnotherFileCounts() {
    start();
    program.write(USER, "package p;\nclass User { long x = new Greeter().hail(); }\n");
    program.run(100);
    assertThat(program.refused).hasSize(1);
    program.write(GREETER, greeter("int", "2").replace("greet", "hail"));
    program.run(100);
    assertThat(program.published)
        .extracting(Publication::cause)
        .containsExactly("Greeter.java and 1 more saved");
    assertAsBuilt();
  }

  @Test
  void whatIsTakenBackIsTold() {
    start();
    program.write(GREETER, greeter("int", "moood"));
    program.run(100);
    program.write(GREETER, greeter("int", "1"));
    program.run(100);
    assertThat(program.published).isEmpty();
    assertThat(program.told).last().isEqualTo("all compiles again, to the classes that are there");
  }

  @Test
  void anEmptiedFileIsWaitedFor() {
    start();
    program.write(GREETER, "");
    program.run(150);
    assertThat(program.published).isEmpty();
    program.write(GREETER, greeter("int", "3"));
    program.run(100);
    assertThat(program.published).hasSize(1);
    assertAsBuilt();
  }

  @Test
  void aHalfWrittenFileIsWaitedFor() {
    start();
    program.write(GREETER, greeter("int", "3").substring(0, 40));
    program.after(150, () -> program.write(GREETER, greeter("int", "3")));
    program.run(400);
    assertThat(program.refused).isEmpty();
    assertThat(program.published).hasSize(1);
    assertAsBuilt();
  }

  @Test
  void aReplacedFileIsNotDeleted() {
    start();
    program.delete(GREETER);
    program.run(100);
    program.write(GREETER, greeter("int", "3"));
    program.run(100);
    assertThat(program.refused).isEmpty();
    assertThat(program.published).hasSize(1);
    assertAsBuilt();
  }

  @Test
  void theClassesOfADeletedSourceGo() {
    start();
    program.delete(USER);
    program.run(500);
    assertThat(program.published)
        .extracting(Publication::cause)
        .containsExactly("User.java deleted");
    assertThat(program.file("app/target/classes/p/User.class")).doesNotExist();
    assertAsBuilt();
  }

  @Test
  void aRenamedPackageLeavesNothing() {
    start();
    program.delete(GREETER);
    program.delete(USER);
    program.write(
        "app/src/main/java/q/Greeter.java", greeter("int", "1").replace("package p", "package q"));
    program.write(
        "app/src/main/java/q/User.java",
        "package q;\nclass User { long x = new Greeter().greet(); }\n");
    program.run(600);
    assertThat(program.published).hasSize(1);
    assertThat(program.file("app/target/classes/p")).doesNotExist();
    assertAsBuilt();
  }

  @Test
  void aSaveWhileItCompilesIsPartOfIt() {
    start();
    program.whileCompiling = () -> program.write(GREETER, greeter("long", "3"));
    program.write(GREETER, greeter("int", "2"));
    program.run(300);
    assertThat(program.published).hasSize(1);
    assertAsBuilt();
  }

  @Test
  void whoWritesTheClassesMeanwhileComesFirst() {
    start();
    byte[] other = "no class of ours".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    program.whileCompiling = () -> program.write("app/target/classes/p/Greeter.class", other);
    program.write(GREETER, greeter("int", "2"));
    program.run(200);
    assertThat(program.published).isEmpty();
    assertThat(program.file("app/target/classes/p/Greeter.class")).hasBinaryContent(other);
    assertThat(program.told)
        .last()
        .isEqualTo("compile on save steps back: somebody else writes these classes");
  }

  @Test
  void itGoesOnAfterAnotherBuild() {
    start();
    program.write(GREETER, greeter("int", "2"));
    program.build("app");
    program.run(4000);
    assertThat(program.published).isEmpty();
    program.write(GREETER, greeter("int", "3"));
    program.run(200);
    assertThat(program.published).hasSize(1);
    assertAsBuilt();
  }

  @Test
  void whatWasSavedDuringAnotherBuildIsCompiledAfterIt() {
    start();
    program.write(USER, "package p;\nclass User { int y; }\n");
    program.build("app");
    program.write(GREETER, greeter("int", "5"));
    program.run(4000);
    assertThat(program.published).hasSize(1);
    assertAsBuilt();
  }

  @Test
  void aClassThatWasDeletedIsMadeAgainOnlyWhenItsSourceIsSaved() throws IOException {
    program.write(GREETER, greeter("int", "1"));
    program.write(USER, "package p;\nclass User { long x = new Greeter().greet(); }\n");
    program.write("app/src/main/java/p/Alone.java", "package p;\nclass Alone { }\n");
    program.build("app");
    Files.delete(program.file("app/target/classes/p/Alone.class"));
    program.start();
    program.run(500);
    assertThat(program.published).isEmpty();

    program.write(GREETER, greeter("int", "2"));
    program.run(500);
    assertThat(program.published.get(0).files())
        .extracting(Publication.File::path)
        .containsExactly("p/Greeter.class");

    program.write("app/src/main/java/p/Alone.java", "package p;\nclass Alone { int n; }\n");
    program.run(500);
    assertThat(program.published.get(1).files())
        .extracting(Publication.File::path)
        .containsExactly("p/Alone.class");
  }

  @Test
  void anAbiGoesOnIntoTheModulesThatDependOnIt() {
    program.write(
        "lib/src/main/java/l/Lib.java",
        "package l;\npublic class Lib { public static final int K = 1; }\n");
    program.build("lib");
    program.write("app/src/main/java/p/App.java", "package p;\nclass App { int k = l.Lib.K; }\n");
    program.build("app");
    program.start();
    program.write(
        "lib/src/main/java/l/Lib.java",
        "package l;\npublic class Lib { public static final int K = 2; }\n");
    program.run(100);
    assertThat(program.published)
        .extracting(Publication::cause)
        .containsExactly("Lib.java saved (+1 that use it)");
    assertThat(program.published.get(0).files()).hasSize(2);
    assertAsBuilt();
  }

  @Test
  void anotherCompilerOfTheSameSourceIsToldAndHasTheLastWord() {
    start();
    program.write(GREETER, greeter("int", "2"));
    program.run(100);
    program.options = List.of("-g:none", "--release", "17");
    program.build("app");
    program.run(3000);
    assertThat(program.alike).contains("p/Greeter.class");
    assertThat(program.published).hasSize(1);
    Map<String, String> classes = program.classes("app");
    program.write(GREETER, greeter("int", "3"));
    program.run(100);
    assertThat(program.published).hasSize(2);
    assertThat(program.classes("app").get("p/User")).isEqualTo(classes.get("p/User"));
    assertAsBuilt();
  }

  @Test
  void aToolThatCompilesEachSaveIsLeftAlone() {
    start();
    for (int i = 2; i < 5; i++) {
      program.write(GREETER, greeter("int", "" + i));
      program.build("app");
      program.run(4000);
    }
    assertThat(program.told)
        .last()
        .isEqualTo(
            "compile on save: off, since an IDE or another tool compiles what is saved, too:"
                + " compile=off says so from the start");
  }

  @Test
  void aPlainResourceIsCopiedAndAFilteredOneTold() throws IOException {
    program.write(GREETER, greeter("int", "1"));
    program.build("app");
    program.write("app/src/main/resources/page.css", "color: red");
    program.write("app/target/classes/page.css", "color: red");
    program.write("app/src/main/resources/app.properties", "version=${version}");
    program.write("app/target/classes/app.properties", "version=1");
    program.start();
    program.write("app/src/main/resources/page.css", "color: blue");
    program.write("app/src/main/resources/new/one.txt", "new");
    program.write("app/src/main/resources/app.properties", "version=${version}2");
    program.run(200);
    assertThat(program.file("app/target/classes/page.css")).hasContent("color: blue");
    assertThat(program.file("app/target/classes/new/one.txt")).hasContent("new");
    assertThat(program.file("app/target/classes/app.properties")).hasContent("version=1");
    assertThat(program.told)
        .last()
        .isEqualTo(
            "app/src/main/resources/app.properties is not copied as it is: what is saved in it shows"
                + " after the next build");
  }
}
