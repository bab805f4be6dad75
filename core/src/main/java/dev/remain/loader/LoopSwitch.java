// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Lets every loop of a generation's code be ended, even one that ignores interrupts: before each
 * jump back the woven code asks a class, one for each generation, whether it should go on.
 * Stateless; what is switched is that class.
 */
final class LoopSwitch {

  static final String CLASS_NAME = "dev.remain.woven.Loops";
  static final String FIELD = "areOver";

  private static final String INTERNAL_NAME = CLASS_NAME.replace('.', '/');
  private static final String POLL = "poll";

  /**
   * The class to define beside the generation's own. Its field is volatile, as the JIT compiler
   * would otherwise read it once before a loop and never again.
   */
  byte[] bytes() {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER;
    writer.visit(Opcodes.V1_5, access, INTERNAL_NAME, null, "java/lang/Object", null);
    int field = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_VOLATILE;
    writer.visitField(field, FIELD, "Z", null, null).visitEnd();
    int method = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
    MethodVisitor poll = writer.visitMethod(method, POLL, "()V", null, null);
    Label goOn = new Label();
    poll.visitCode();
    poll.visitFieldInsn(Opcodes.GETSTATIC, INTERNAL_NAME, FIELD, "Z");
    poll.visitJumpInsn(Opcodes.IFEQ, goOn);
    poll.visitMethodInsn(Opcodes.INVOKESTATIC, "dev/remain/woven/Calls", "endLoop", "()V", false);
    poll.visitLabel(goOn);
    poll.visitInsn(Opcodes.RETURN);
    poll.visitMaxs(0, 0);
    poll.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  MethodVisitor polling(MethodVisitor next) {
    return new Polling(next);
  }

  private static final class Polling extends MethodVisitor {
    private final Set<Label> passed = new HashSet<>();

    Polling(MethodVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visitLabel(Label label) {
      passed.add(label);
      super.visitLabel(label);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
      if (passed.contains(label)) {
        super.visitMethodInsn(Opcodes.INVOKESTATIC, INTERNAL_NAME, POLL, "()V", false);
      }
      super.visitJumpInsn(opcode, label);
    }
  }
}
