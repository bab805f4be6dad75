// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Class files that no compiler would write. */
final class OddClasses {

  private static final int VERSION = Opcodes.V17;

  private OddClasses() {}

  /** A whole class file whose {@code toString} does not pass verification. */
  static byte[] returningAnIntegerAsText(String internalName) {
    ClassWriter writer = open(internalName);
    MethodVisitor text = method(writer, "toString", "()Ljava/lang/String;");
    text.visitInsn(Opcodes.ICONST_0);
    text.visitInsn(Opcodes.ARETURN);
    text.visitMaxs(1, 1);
    text.visitEnd();
    return close(writer);
  }

  /** A class that takes much room. */
  static byte[] withMethods(String internalName, int count) {
    ClassWriter writer = open(internalName);
    for (int i = 0; i < count; i++) {
      MethodVisitor method = method(writer, "method" + i, "()V");
      method.visitInsn(Opcodes.RETURN);
      method.visitMaxs(0, 1);
      method.visitEnd();
    }
    return close(writer);
  }

  private static ClassWriter open(String internalName) {
    ClassWriter writer = new ClassWriter(0);
    String[] none = new String[0];
    writer.visit(VERSION, Opcodes.ACC_PUBLIC, internalName, null, "java/lang/Object", none);
    return writer;
  }

  private static MethodVisitor method(ClassWriter writer, String name, String descriptor) {
    String[] none = new String[0];
    MethodVisitor method = writer.visitMethod(Opcodes.ACC_PUBLIC, name, descriptor, null, none);
    method.visitCode();
    return method;
  }

  private static byte[] close(ClassWriter writer) {
    MethodVisitor constructor = method(writer, "<init>", "()V");
    constructor.visitVarInsn(Opcodes.ALOAD, 0);
    constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    constructor.visitInsn(Opcodes.RETURN);
    constructor.visitMaxs(1, 1);
    constructor.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }
}
