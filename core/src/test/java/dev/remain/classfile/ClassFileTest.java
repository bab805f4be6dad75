// SPDX-License-Identifier: Apache-2.0
package dev.remain.classfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.classfile.ClassFile.Broken;
import dev.remain.classfile.ClassFile.Whole;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassFileTest {

  private static final String SOURCE =
      """
      package acme;
      abstract class Npc extends java.util.AbstractList<String> implements Runnable, java.io.Closeable {
        private Hidden hidden;
        protected Mood[][] moods;
        int[] numbers;
        static java.util.function.Function<Object, Weapon> made = o -> new Weapon();
        static { System.out.println(); }
        Armour wear(Hidden secret, long[] times) { return null; }
        private void think() { Object o = new Brain[3][]; int[] i = new int[0]; i.clone(); }
        public static void main(String[] args) {}
      }
      class Hidden {}
      class Mood {}
      class Weapon {}
      class Armour {}
      class Brain {}
      class Plain { static void main() {} static int main(String[] args) { return 0; } void main(int i) {} }
      class Mainless { static int main(String[] args) { return 0; } }
      """;

  private static final Map<String, byte[]> CLASSES = Compiled.classes(SOURCE);

  private static Path jdk(String directory) {
    return FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/" + directory);
  }

  private static Whole whole(byte[] bytes) {
    return (Whole) ClassFile.read(bytes);
  }

  private static Whole compiled(String name) {
    return whole(CLASSES.get(name));
  }

  private static String reason(byte[] bytes) {
    return ((Broken) ClassFile.read(bytes)).reason();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.base/java/lang",
        "java.base/java/util",
        "java.base/java/util/concurrent",
        "java.base/sun/security/ssl",
        "java.base/sun/nio/fs"
      })
  void acceptsEveryClassOfTheJdk(String directory) throws IOException {
    try (Stream<Path> files = Files.list(jdk(directory))) {
      List<Path> classes = files.filter(path -> path.toString().endsWith(".class")).toList();
      assertThat(classes).hasSizeGreaterThan(30);
      for (Path path : classes) {
        String name = path.toString().replaceAll("^/modules/[^/]+/|\\.class$", "");
        assertThat(ClassFile.read(Files.readAllBytes(path)))
            .isInstanceOfSatisfying(Whole.class, whole -> assertThat(whole.name()).isEqualTo(name));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Object", "String", "Thread", "Thread$State", "Runnable", "Module"})
  void findsEveryTruncation(String name) throws IOException {
    byte[] bytes = Files.readAllBytes(jdk("java.base/java/lang/" + name + ".class"));
    for (int length = 0; length < bytes.length; length++) {
      assertThat(ClassFile.read(Arrays.copyOf(bytes, length)))
          .as("the first %d of %d bytes", length, bytes.length)
          .isInstanceOf(Broken.class);
    }
    assertThat(ClassFile.read(bytes)).isInstanceOf(Whole.class);
  }

  @Test
  void saysWhereTheFileEnds() {
    byte[] bytes = CLASSES.get("acme.Npc");

    assertThat(reason(new byte[0])).isEqualTo("it is empty");
    assertThat(reason("hello".getBytes(UTF_8))).isEqualTo("it does not begin as a class file does");
    assertThat(reason(Arrays.copyOf(bytes, 6)))
        .isEqualTo("it ends after 6 bytes, in the middle of its header");
    assertThat(reason(Arrays.copyOf(bytes, 100)))
        .isEqualTo("it ends after 100 bytes, in the middle of its constants");
    assertThat(reason(Arrays.copyOf(bytes, bytes.length - 1)))
        .isEqualTo(
            "it ends after " + (bytes.length - 1) + " bytes, in the middle of its attributes");
    assertThat(reason(Arrays.copyOf(bytes, bytes.length + 3)))
        .isEqualTo("it goes on for 3 bytes after its end");
  }

  @Test
  void saysWhichConstantItDoesNotKnow() {
    byte[] bytes = CLASSES.get("acme.Mood").clone();
    bytes[10] = 21;

    assertThat(reason(bytes)).endsWith("it has a constant of the unknown kind 21");
  }

  @Test
  void survivesJunk() {
    byte[] bytes = CLASSES.get("acme.Npc");
    for (int at = 8; at < bytes.length; at++) {
      byte[] damaged = bytes.clone();
      damaged[at] = (byte) 0xff;
      assertThat(ClassFile.read(damaged)).isNotNull();
    }
  }

  @Test
  void readsNewerVersions() {
    byte[] bytes = CLASSES.get("acme.Mood").clone();
    bytes[7] = 99;

    assertThat(whole(bytes).majorVersion()).isEqualTo(99);
  }

  @Test
  void namesTheClassAndItsSuperTypes() {
    Whole npc = compiled("acme.Npc");

    assertThat(npc.name()).isEqualTo("acme/Npc");
    assertThat(npc.superName()).isEqualTo("java/util/AbstractList");
    assertThat(npc.interfaces()).containsExactly("java/lang/Runnable", "java/io/Closeable");
  }

  @Test
  void collectsWhomItRefersTo() {
    Whole npc = compiled("acme.Npc");

    assertThat(npc.references())
        .contains(
            "acme/Hidden",
            "acme/Mood",
            "acme/Weapon",
            "acme/Armour",
            "acme/Brain",
            "java/util/AbstractList",
            "java/lang/Runnable",
            "java/util/function/Function",
            "java/io/PrintStream")
        .doesNotContain("acme/Npc")
        .noneMatch(name -> name.contains("[") || name.contains(";") || name.length() < 3);
  }

  @Test
  void tellsSignatureFromImplementation() {
    Whole npc = compiled("acme.Npc");

    assertThat(npc.signatureTypes())
        .contains(
            "acme/Mood",
            "acme/Armour",
            "acme/Hidden",
            "java/util/AbstractList",
            "java/lang/Runnable",
            "java/util/function/Function")
        .doesNotContain("acme/Brain", "acme/Weapon", "java/io/PrintStream", "acme/Npc");
  }

  @Test
  void findsStaticInitialiserAndMain() {
    assertThat(compiled("acme.Npc").hasStaticInitialiser()).isTrue();
    assertThat(compiled("acme.Npc").hasMain()).isTrue();
    assertThat(compiled("acme.Mood").hasStaticInitialiser()).isFalse();
    assertThat(compiled("acme.Mood").hasMain()).isFalse();
    assertThat(compiled("acme.Plain").hasMain()).isTrue();
    assertThat(compiled("acme.Mainless").hasMain()).isFalse();
  }
}
