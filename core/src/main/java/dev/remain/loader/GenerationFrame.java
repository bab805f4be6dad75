// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import dev.remain.woven.Frame;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Writes the class that is a frame of a generation on the stack: each method calls the JDK's. */
final class GenerationFrame {

  private static final String CLASS_NAME = "dev.remain.woven.FrameOfGeneration";
  private static final String INTERNAL_NAME = CLASS_NAME.replace('.', '/');
  private static final String DRIVERS = "java/sql/DriverManager";

  private GenerationFrame() {}

  /** Defined beside the classes of that loader. */
  static Frame in(DefiningClassLoader loader) {
    try {
      return (Frame) loader.defineGuest(CLASS_NAME, bytes()).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the class was made with that constructor", e);
    }
  }

  private static byte[] bytes() {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER;
    String object = "java/lang/Object";
    writer.visit(
        Opcodes.V11,
        access,
        INTERNAL_NAME,
        null,
        object,
        new String[] {Type.getInternalName(Frame.class)});
    MethodVisitor made = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
    made.visitVarInsn(Opcodes.ALOAD, 0);
    made.visitMethodInsn(Opcodes.INVOKESPECIAL, object, "<init>", "()V", false);
    made.visitInsn(Opcodes.RETURN);
    made.visitMaxs(0, 0);
    made.visitEnd();
    String stream = "Ljava/io/ObjectInputStream;";
    for (String read :
        List.of(
            "readObject(" + stream + ")Ljava/lang/Object;",
            "readUnshared(" + stream + ")Ljava/lang/Object;",
            "defaultReadObject(" + stream + ")V",
            "readFields(" + stream + ")Ljava/io/ObjectInputStream$GetField;")) {
      call(writer, read, "java/io/ObjectInputStream", Opcodes.INVOKEVIRTUAL);
    }
    String text = "Ljava/lang/String;";
    String connection = ")Ljava/sql/Connection;";
    for (String parameters : List.of(text, text + "Ljava/util/Properties;", text + text + text)) {
      call(writer, "getConnection(" + parameters + connection, DRIVERS, Opcodes.INVOKESTATIC);
    }
    call(writer, "getDriver(" + text + ")Ljava/sql/Driver;", DRIVERS, Opcodes.INVOKESTATIC);
    call(writer, "drivers()Ljava/util/stream/Stream;", DRIVERS, Opcodes.INVOKESTATIC);
    writer.visitEnd();
    return writer.toByteArray();
  }

  /** A method of that name and descriptor, which calls one of the JDK with what it was given. */
  private static void call(ClassWriter writer, String method, String owner, int opcode) {
    int at = method.indexOf('(');
    String name = method.substring(0, at);
    String descriptor = method.substring(at);
    MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, name, descriptor, null, null);
    code.visitCode();
    Type[] parameters = Type.getArgumentTypes(descriptor);
    for (int i = 0; i < parameters.length; i++) {
      code.visitVarInsn(Opcodes.ALOAD, i + 1);
    }
    String called =
        opcode == Opcodes.INVOKESTATIC
            ? descriptor
            : "(" + descriptor.substring(descriptor.indexOf(')'));
    code.visitMethodInsn(opcode, owner, name, called, false);
    code.visitInsn(Type.getReturnType(descriptor).getOpcode(Opcodes.IRETURN));
    code.visitMaxs(0, 0);
    code.visitEnd();
  }
}
