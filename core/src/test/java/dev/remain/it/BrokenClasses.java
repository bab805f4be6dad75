// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Class files that no compiler would write. */
final class BrokenClasses {

  private BrokenClasses() {}

  /** A whole class file whose {@code toString} does not pass verification. */
  static byte[] returningAnIntegerAsText(String internalName) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(
        Opcodes.V17, Opcodes.ACC_PUBLIC, internalName, null, "java/lang/Object", new String[0]);
    MethodVisitor constructor =
        writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, new String[0]);
    constructor.visitCode();
    constructor.visitVarInsn(Opcodes.ALOAD, 0);
    constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    constructor.visitInsn(Opcodes.RETURN);
    constructor.visitMaxs(1, 1);
    constructor.visitEnd();
    MethodVisitor text =
        writer.visitMethod(
            Opcodes.ACC_PUBLIC, "toString", "()Ljava/lang/String;", null, new String[0]);
    text.visitCode();
    text.visitInsn(Opcodes.ICONST_0);
    text.visitInsn(Opcodes.ARETURN);
    text.visitMaxs(1, 1);
    text.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }
}
