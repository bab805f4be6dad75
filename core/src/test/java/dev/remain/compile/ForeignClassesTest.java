// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.compile.proof.ClassDirectory;
import java.io.IOException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Classes that this very compiler did not make. */
class ForeignClassesTest extends Saves {

  private static final String CLASS = "app/target/classes/p/Greeter.class";

  private static final String LOOP =
      """
      package p;
      class Greeter {
        int greet() { int x = 0; for (int i = 0; i < 3; i++) x += i; return x; }
      }
      """;

  /** That as version 3.33 of Eclipse's compiler makes it for Java 17. */
  private static final String OF_ECLIPSE =
      "yv66vgAAAD0AFgcAAgEACXAvR3JlZXRlcgcABAEAEGphdmEvbGFuZy9PYmplY3QBAAY8aW5pdD4BAAMo"
          + "KVYBAARDb2RlCgADAAkMAAUABgEAD0xpbmVOdW1iZXJUYWJsZQEAEkxvY2FsVmFyaWFibGVUYWJsZQEA"
          + "BHRoaXMBAAtMcC9HcmVldGVyOwEABWdyZWV0AQADKClJAQABeAEAAUkBAAFpAQANU3RhY2tNYXBUYWJs"
          + "ZQEAClNvdXJjZUZpbGUBAAxHcmVldGVyLmphdmEAIAABAAMAAAAAAAIAAAAFAAYAAQAHAAAALwABAAEA"
          + "AAAFKrcACLEAAAACAAoAAAAGAAEAAAACAAsAAAAMAAEAAAAFAAwADQAAAAAADgAPAAEABwAAAGEAAgAD"
          + "AAAAFQM8Az2nAAobHGA8hAIBHAah//cbrAAAAAMACgAAAAYAAQAAAAMACwAAACAAAwAAABUADAANAAAA"
          + "AgATABAAEQABAAQADwASABEAAgATAAAACAAC/QAHAQEGAAEAFAAAAAIAFQ==";

  @Test
  void whatAnotherJdkMakesOtherwiseIsOff() throws IOException {
    program.write(GREETER, greeter("int", "1"));
    program.build("app");
    rewrite(true);
    program.start();
    assertThat(program.told)
        .containsExactly(
            "compile on save: off for app: Greeter.class is not what javac "
                + Runtime.version().feature()
                + " makes of Greeter.java: another JDK or a later step of the build made it, or the"
                + " source is not the one that was built");
    assertNothingIsWrittenOnSave();
  }

  @Test
  void whatAnotherJdkPutsInAnotherOrderIsEquivalent() throws IOException {
    program.write(GREETER, greeter("int", "1"));
    program.build("app");
    rewrite(false);
    program.start();
    assertThat(program.told)
        .containsExactly(
            "compile on save: app/src/main/java, equivalent (0 of 1 classes as the build made them,"
                + " 1 but for what debuggers read or the order of constants)");
    program.write(GREETER, greeter("int", "2"));
    program.run(500);
    assertThat(program.published).hasSize(1);
    assertAsBuilt();
  }

  @Test
  void whatEclipseMadeIsOff() {
    program.write(GREETER, LOOP);
    program.build("app");
    program.write(CLASS, Base64.getDecoder().decode(OF_ECLIPSE));
    program.start();
    assertThat(program.told)
        .containsExactly(
            "compile on save: off for app: Greeter.class was made by Eclipse's compiler: the IDE"
                + " that did it compiles on save itself");
    assertNothingIsWrittenOnSave();
  }

  private void assertNothingIsWrittenOnSave() {
    program.write(GREETER, greeter("int", "2"));
    program.run(500);
    assertThat(program.published).isEmpty();
  }

  /** Gives the class its constants in another order, and perhaps other code, too. */
  private void rewrite(boolean isOtherCode) throws IOException {
    byte[] made =
        ClassDirectory.read(program.file("app/target/classes")).get("p/Greeter").made().bytes();
    ClassWriter writer = new ClassWriter(0);
    ClassVisitor visitor =
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access,
              String name,
              String descriptor,
              @Nullable String signature,
              String @Nullable [] thrown) {
            return new MethodVisitor(
                Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, thrown)) {
              @Override
              public void visitInsn(int opcode) {
                if (isOtherCode && opcode == Opcodes.IRETURN) {
                  super.visitInsn(Opcodes.NOP);
                }
                super.visitInsn(opcode);
              }
            };
          }
        };
    new ClassReader(made).accept(visitor, 0);
    program.write(CLASS, writer.toByteArray());
  }
}
