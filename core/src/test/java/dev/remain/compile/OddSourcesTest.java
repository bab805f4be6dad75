// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** Sources of another kind than most, and places where there is nothing to compile with or of. */
class OddSourcesTest {

  private static final String ROOT = "app/src/main/java/";
  private static final String NAMED = ROOT + "p/Named.java";
  private static final String USER = ROOT + "p/User.java";

  private final SavedProgram program = new SavedProgram();

  @AfterEach
  void close() throws IOException {
    program.close();
  }

  private void start(String named, String user) {
    write(NAMED, named);
    write(USER, user);
    program.build("app");
    program.start();
    assertThat(program.told).singleElement().asString().contains(", exact (");
  }

  private void write(String path, String text) {
    program.write(path, text.getBytes(program.charset));
  }

  /** A save was compiled and written, to what a clean build makes. */
  private void assertPublished() {
    program.run(500);
    assertThat(program.refused).isEmpty();
    assertThat(program.published).hasSize(1);
    Map<String, String> classes = program.classes("app");
    program.build("app");
    assertThat(program.classes("app")).isEqualTo(classes);
  }

  private static String named(String name) {
    return "package p;\nclass Named { static final String TEXT = \"" + name + "\"; }\n";
  }

  private static final String USES = "package p;\nclass User { String text = Named.TEXT; }\n";

  @Test
  void areInTheEncodingInWhichAllAreText() {
    program.charset = StandardCharsets.ISO_8859_1;
    start(named("Zürich"), USES);
    write(NAMED, named("Genève"));
    assertPublished();
    assertThat(program.classes("app").get("p/User")).contains("Gen\u00c3\u00a8ve"); // UTF-8 there
  }

  @Test
  void mayHaveLinesThatEndOtherwise() {
    start(named("one").replace("\n", "\r\n"), USES.replace("\n", "\r\n"));
    write(NAMED, named("two").replace("\n", "\r\n"));
    assertPublished();
    write(NAMED, "package p;\r\nclass Named {\r\n  int a = b;\r\n}\r\n");
    program.run(2_000);
    assertThat(program.refused.get(0))
        .startsWith(
            "app/src/main/java/p/Named.java:3:11: error: cannot find symbol\n  int a = b;\n");
  }

  @Test
  void mayEscapeTheLettersOfNames() {
    start(named("one"), USES.replace("Named", "N\\u0061med"));
    write(NAMED, named("two"));
    assertPublished();
  }

  @Test
  void mayBeOfAModuleWhoseDeclarationTheBuildCompiles() {
    write(NAMED, named("one"));
    write(USER, USES);
    program.build("app");
    write(ROOT + "module-info.java", "module app { }\n");
    ClassWriter declaration = new ClassWriter(0);
    declaration.visit(Opcodes.V17, Opcodes.ACC_MODULE, "module-info", null, null, null);
    declaration.visitSource("module-info.java", null);
    declaration.visitModule("app", 0, null).visitRequire("java.base", Opcodes.ACC_MANDATED, null);
    program.write("app/target/classes/module-info.class", declaration.toByteArray());
    program.start();
    assertThat(program.told)
        .containsExactly(
            "compile on save: app/src/main/java, exact (2 of 2 classes as the build made them)");

    write(NAMED, named("two"));
    program.run(500);
    assertThat(program.published).hasSize(1);
    assertThat(program.classes("app").get("p/Named")).contains("two");
  }

  @Test
  void mayAnnotateAPackage() {
    write(ROOT + "p/Mark.java", "package p;\n@interface Mark { String value(); }\n");
    write(ROOT + "p/package-info.java", "@Mark(Named.TEXT)\npackage p;\n");
    start(named("one"), USES);
    write(NAMED, named("two"));
    assertPublished();
    assertThat(program.classes("app").get("p/package-info")).contains("two");
  }

  @Test
  void cannotBeCompiledByAJvmWithoutCompiler() {
    program.hasCompiler = false;
    write(NAMED, named("one"));
    program.build("app");
    program.start();
    assertThat(program.told)
        .containsExactly("compile on save: off, since this JVM has no compiler: a JDK has one");
  }

  @Test
  void areMissedWhereSomebodyWantsThemCompiled() throws IOException {
    write(NAMED, named("one"));
    program.build("app");
    Files.delete(program.file(NAMED));
    program.start();
    assertThat(program.told)
        .isEqualTo(
            List.of(
                "compile on save: off, since no sources were found near the class directories"));
  }
}
