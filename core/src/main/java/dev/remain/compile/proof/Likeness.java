// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.proof;

import dev.remain.compile.round.Made;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** How like a class is to the one that the build made. */
enum Likeness {
  /** Every byte is the same. */
  IDENTICAL,
  /** Constants may be in another order, and what is for debuggers another. */
  EQUIVALENT,
  DIFFERENT;

  static Likeness of(Made ours, Made theirs) {
    if (ours.isSameAs(theirs)) {
      return IDENTICAL;
    }
    return Arrays.equals(essence(ours.bytes()), essence(theirs.bytes())) ? EQUIVALENT : DIFFERENT;
  }

  /** Without what is for debuggers, and with the constants in the order of their use. */
  private static byte[] essence(byte[] bytes) {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(bytes).accept(new Essence(writer), 0);
    return writer.toByteArray();
  }

  private static final class Essence extends ClassVisitor {
    Essence(ClassVisitor to) {
      super(Opcodes.ASM9, to);
    }

    @Override
    public void visitSource(@Nullable String source, @Nullable String debug) {}

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
        public void visitLineNumber(int line, Label start) {}

        @Override
        public void visitLocalVariable(
            String variable,
            String type,
            @Nullable String generic,
            Label start,
            Label end,
            int index) {}
      };
    }
  }
}
