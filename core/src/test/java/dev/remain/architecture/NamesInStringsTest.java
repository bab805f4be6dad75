// SPDX-License-Identifier: Apache-2.0
package dev.remain.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What is woven, and what is known by name only, refers to classes in text: they have to exist. */
class NamesInStringsTest {

  private static final Path CLASSES = Path.of(System.getProperty("remaintest.classes"));

  /** A class or package of ours, with dots or slashes, in any text. */
  private static final Pattern NAME =
      Pattern.compile("\\bdev[./]remain(?:[./][a-z]+)*(?:[./][A-Z][\\w$]*)?");

  /** Made at run time. */
  private static final Set<String> MADE =
      Set.of(
          "dev/remain/woven/Entries",
          "dev/remain/woven/FrameOfGeneration",
          "dev/remain/woven/Loops");

  @Test
  void everyNameOfOursInATextExists() throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.walk(CLASSES)) {
      files.filter(file -> file.toString().endsWith(".class")).forEach(file -> read(file, names));
    }

    assertThat(names).contains("dev/remain/woven/LibraryCalls", "dev/remain/woven/Windows$Stay");
    names.removeAll(MADE);
    names.removeIf(NamesInStringsTest::exists);
    assertThat(names).as("names of classes and packages that do not exist").isEmpty();
  }

  private static boolean exists(String name) {
    return Files.isDirectory(CLASSES.resolve(name))
        || Files.isRegularFile(CLASSES.resolve(name + ".class"));
  }

  private static void read(Path file, Set<String> names) {
    try {
      new ClassReader(Files.readAllBytes(file)).accept(new Texts(names), ClassReader.SKIP_DEBUG);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Collects them from the constants of one class. */
  private static final class Texts extends ClassVisitor {
    private final Set<String> names;

    Texts(Set<String> names) {
      super(Opcodes.ASM9);
      this.names = names;
    }

    private void text(Object value) {
      if (value instanceof String text) {
        Matcher name = NAME.matcher(text);
        while (name.find()) {
          names.add(name.group().replace('.', '/'));
        }
      }
    }

    @Override
    public FieldVisitor visitField(
        int access, String name, String descriptor, String signature, Object value) {
      text(value);
      return null;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public void visitLdcInsn(Object value) {
          text(value);
        }

        @Override
        public void visitInvokeDynamicInsn(
            String named, String of, org.objectweb.asm.Handle bootstrap, Object... arguments) {
          for (Object argument : arguments) {
            text(argument);
          }
        }
      };
    }
  }
}
