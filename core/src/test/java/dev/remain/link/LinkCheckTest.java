// SPDX-License-Identifier: Apache-2.0
package dev.remain.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.classpath.LiveFiles;
import dev.remain.classpath.Root;
import dev.remain.fixtures.CompiledApp;
import dev.remain.loader.Base;
import dev.remain.loader.Captured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class LinkCheckTest {

  @TempDir Path directory;
  private CompiledApp app;
  private LiveFiles before;
  private final Base base = Captured.base();

  @BeforeEach
  void compile() {
    app =
        CompiledApp.in(directory)
            .source("acme.Mood", "public class Mood { public String word() { return \"fine\"; } }")
            .source(
                "acme.Npc", "public class Npc { Mood mood; String word() { return mood.word(); } }")
            .source("acme.Alone", "public class Alone { static { System.exit(1); } }")
            .compile();
    before = files(app);
  }

  @Test
  void soundClassesHaveNoProblem() {
    app.edit("acme.Mood", "fine", "sad").compile();

    assertThat(check("acme/Mood.class")).isNull();
    assertThat(check("acme/Alone.class")).isNull();
    assertThat(check("text.txt")).isNull();
  }

  @Test
  void aTruncatedFileIsNoClassFile() throws IOException {
    byte[] whole = app.classBytes("acme.Mood");
    Files.write(app.classFile("acme.Mood"), Arrays.copyOf(whole, whole.length / 2));

    assertThat(check("acme/Mood.class"))
        .matches("acme/Mood\\.class in .*classes is broken \\(.+\\): compile it again");
  }

  @Test
  void anEmptyFileIsNoClassFile() throws IOException {
    Files.write(app.classFile("acme.Mood"), new byte[0]);

    assertThat(check("acme/Mood.class"))
        .isEqualTo(
            "acme/Mood.class in "
                + files(app).find("acme/Mood.class").root().display()
                + " is broken (it is empty): compile it again");
  }

  @Test
  void aClassForANewerJavaIsRefusedWithWhatToDo() throws IOException {
    byte[] bytes = app.classBytes("acme.Mood");
    bytes[7] = (byte) (44 + 99);
    Files.write(app.classFile("acme.Mood"), bytes);
    int running = Runtime.version().feature();

    assertThat(check("acme/Mood.class"))
        .isEqualTo(
            "acme.Mood was compiled for Java 99, and this JVM is Java "
                + running
                + ": compile with --release "
                + running
                + " or run on a newer JDK");
  }

  @Test
  void aFileThatHoldsAnotherClassIsRefused() throws IOException {
    Files.write(app.classFile("acme.Mood"), app.classBytes("acme.Npc"));

    assertThat(check("acme/Mood.class"))
        .isEqualTo(
            "acme/Mood.class in "
                + files(app).find("acme/Mood.class").root().display()
                + " holds the class acme.Npc");
  }

  @Test
  void aFileThatTheJvmWouldNeverLookForIsAResource() throws IOException {
    byte[] copy = app.classBytes("acme.Mood");
    byte[] tooNew = copy.clone();
    tooNew[7] = (byte) (44 + 99);
    put("META-INF/versions/99/acme/Mood.class", tooNew);
    put("templates/Mood.class", copy);
    put("static/Broken.class", new byte[] {1});

    assertThat(
            check(
                "META-INF/versions/99/acme/Mood.class",
                "templates/Mood.class",
                "static/Broken.class"))
        .isNull();
  }

  @Test
  void aNewFileInALivePackageIsLookedAtAlthoughNobodyRefersToItYet() throws IOException {
    put("acme/Half.class", new byte[] {(byte) 0xca});

    assertThat(check("acme/Half.class")).contains("acme/Half.class in ").contains(" is broken (");
  }

  private void put(String path, byte[] bytes) throws IOException {
    Path file = app.classes().resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  @Test
  void aSourceThatDidNotCompileIsToldInTheCompilersWords() throws IOException {
    Files.write(
        app.classFile("acme.Mood"),
        throwing("\n\tundefined cannot be resolved to a variable\n\tSyntax error on token\n"));

    assertThat(check("acme/Mood.class"))
        .isEqualTo(
            "Mood.java:7 does not compile: undefined cannot be resolved to a variable (+1 more)");
  }

  @Test
  void anErrorThatRunsAlreadyIsNoReason() throws IOException {
    Files.write(app.classFile("acme.Mood"), throwing("\n\tundefined cannot be resolved\n"));
    before = files(app);
    put("text.txt", new byte[0]);

    assertThat(check("acme/Mood.class", "text.txt")).isNull();
  }

  @Test
  void aProgramThatOnlyHasTheWordsIsCompiled() {
    app.source(
            "acme.Mood",
            """
            public class Mood {
              public String word() { return "Unresolved compilation problem: \\n\\tnone"; }
            }
            """)
        .compile();

    assertThat(check("acme/Mood.class")).isNull();
  }

  /** What Eclipse's compiler writes for a method with an error. */
  private static byte[] throwing(String sentences) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "acme/Mood", null, "java/lang/Object", null);
    writer.visitSource("Mood.java", null);
    MethodVisitor method =
        writer.visitMethod(Opcodes.ACC_PUBLIC, "word", "()Ljava/lang/String;", null, null);
    method.visitCode();
    Label line = new Label();
    method.visitLabel(line);
    method.visitLineNumber(7, line);
    method.visitTypeInsn(Opcodes.NEW, "java/lang/Error");
    method.visitInsn(Opcodes.DUP);
    method.visitLdcInsn("Unresolved compilation problem: " + sentences);
    method.visitMethodInsn(
        Opcodes.INVOKESPECIAL, "java/lang/Error", "<init>", "(Ljava/lang/String;)V", false);
    method.visitInsn(Opcodes.ATHROW);
    method.visitMaxs(3, 1);
    method.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  @Test
  void aMissingClassIsNamedWithWhoNeedsIt() throws IOException {
    Files.delete(app.classFile("acme.Mood"));

    assertThat(check("acme/Mood.class"))
        .isEqualTo("acme.Mood is missing, needed by acme.Npc (Npc.java)");
  }

  @Test
  void aMissingClassThatNeverWasIsNamedIfItsPackageIsLive() throws IOException {
    app.source("acme.New", "public class New {}")
        .source("acme.Npc", "public class Npc { New mood; }")
        .compile();
    Files.delete(app.classFile("acme.New"));

    assertThat(check("acme/Npc.class"))
        .isEqualTo("acme.New is missing, needed by acme.Npc (Npc.java)");
  }

  @Test
  void aDeletedClassThatNobodyNeedsIsNoProblem() {
    app.delete("acme.Alone");

    assertThat(check("acme/Alone.class")).isNull();
  }

  @Test
  void anOptionalDependencyIsNotMissing() throws IOException {
    CompiledApp optional =
        CompiledApp.in(directory.resolve("optional"))
            .source("opt.Parent", "public class Parent {}")
            .compile();
    app.classPath(optional.classes())
        .source("acme.Npc", "public class Npc extends opt.Parent { opt.Parent other; }")
        .compile();

    assertThat(check("acme/Npc.class")).isNull();
  }

  @Test
  void aClassThatFailsVerificationIsNamed() throws IOException {
    Files.write(app.classFile("acme.Mood"), unverifiable("acme/Mood"));

    assertThat(check("acme/Mood.class"))
        .startsWith("acme.Mood cannot be linked: java.lang.VerifyError: ")
        .doesNotContain("\n");
  }

  @Test
  void referrersOfChangedClassesAreLinkedToo() throws IOException {
    app.source("acme.Mood", "public final class Mood {}").compile();
    app.source("acme.Child", "public class Child {}").compile();
    Files.write(app.classFile("acme.Child"), extending("acme/Child", "acme/Mood"));
    before = files(app);

    assertThat(check("acme/Mood.class")).startsWith("acme.Child cannot be linked: java.lang.");
  }

  @Test
  void nothingIsInitialised() {
    assertThat(check("acme/Alone.class", "acme/Mood.class", "acme/Npc.class")).isNull();
  }

  private @Nullable String check(String... changed) {
    LiveFiles next = files(app);
    Problem problem =
        new LinkCheck()
            .problem(
                Captured.generation(2, base, next), base, new Check(before, next, Set.of(changed)));
    return problem == null ? null : problem.text();
  }

  /** A class with a method that returns what it has not. */
  private static byte[] unverifiable(String name) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
    MethodVisitor method =
        writer.visitMethod(Opcodes.ACC_PUBLIC, "word", "()Ljava/lang/String;", null, null);
    method.visitCode();
    method.visitInsn(Opcodes.ICONST_1);
    method.visitInsn(Opcodes.ARETURN);
    method.visitMaxs(1, 1);
    method.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static byte[] extending(String name, String parent) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, parent, null);
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static LiveFiles files(CompiledApp app) {
    return Captured.of(Root.liveDirectory(app.classes()));
  }
}
