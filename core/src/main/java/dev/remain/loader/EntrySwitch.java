// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import dev.remain.classfile.ConstantPoolScan;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Notices when code of a generation that has ended is entered by others: methods that a library can
 * call first ask a class, one for each generation, whether it has ended. Those are what overrides
 * or implements something, and what lambdas and method references stand for. Immutable.
 */
final class EntrySwitch {

  static final String CLASS_NAME = "dev.remain.woven.Entries";
  static final String FIELD = "areOver";

  private static final String INTERNAL_NAME = CLASS_NAME.replace('.', '/');
  private static final String ENTER = "enter";

  /** Whoever overrides only these is not called to go on with something. */
  private static final Set<String> PLAIN_TYPES =
      Set.of(
          "java/lang/Object",
          "java/lang/Record",
          "java/lang/Enum",
          "java/lang/Comparable",
          "java/lang/Cloneable",
          "java/lang/AutoCloseable",
          "java/io/Closeable",
          "java/io/Serializable",
          "java/lang/annotation/Annotation");

  /** What is called to take something away, or only to look at it. */
  private static final Set<String> PLAIN_METHODS =
      Set.of(
          "equals",
          "hashCode",
          "toString",
          "compareTo",
          "compare",
          "close",
          "finalize",
          CallSites.CONSTRUCTOR);

  private final boolean overrides;
  private final Set<String> handles;

  private EntrySwitch(boolean overrides, Set<String> handles) {
    this.overrides = overrides;
    this.handles = handles;
  }

  /** For the methods of one class; null if nobody can enter it. */
  static @Nullable EntrySwitch of(ConstantPoolScan scan) {
    boolean overrides = !PLAIN_TYPES.containsAll(scan.superTypes());
    Set<String> handles = scan.ownHandles();
    return overrides || !handles.isEmpty() ? new EntrySwitch(overrides, handles) : null;
  }

  /**
   * The class to define beside the generation's own.
   *
   * @param areOver whether that generation has ended already
   */
  static byte[] bytes(boolean areOver) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER;
    writer.visit(Opcodes.V1_5, access, INTERNAL_NAME, null, "java/lang/Object", null);
    int field = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
    Integer first = areOver ? 1 : 0; // The JVM heeds it for what is not final, too.
    writer.visitField(field, FIELD, "Z", null, first).visitEnd();
    MethodVisitor enter = writer.visitMethod(field, ENTER, "()V", null, null);
    Label goOn = new Label();
    enter.visitCode();
    enter.visitFieldInsn(Opcodes.GETSTATIC, INTERNAL_NAME, FIELD, "Z");
    enter.visitJumpInsn(Opcodes.IFEQ, goOn);
    enter.visitLdcInsn(Type.getObjectType(INTERNAL_NAME));
    enter.visitMethodInsn(
        Opcodes.INVOKESTATIC, "dev/remain/woven/Calls", "entered", "(Ljava/lang/Class;)V", false);
    enter.visitLabel(goOn);
    enter.visitInsn(Opcodes.RETURN);
    enter.visitMaxs(0, 0);
    enter.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  /** The method as it is, or asking first. */
  MethodVisitor asking(MethodVisitor next, int access, String name) {
    boolean isOverriding =
        overrides
            && (access & (Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE | Opcodes.ACC_BRIDGE)) == 0
            && !PLAIN_METHODS.contains(name);
    if ((!isOverriding && !handles.contains(name))
        || name.equals(CallSites.CONSTRUCTOR)
        || (access & Opcodes.ACC_ABSTRACT) != 0) {
      return next;
    }
    return new MethodVisitor(Opcodes.ASM9, next) {
      @Override
      public void visitCode() {
        super.visitCode();
        super.visitMethodInsn(Opcodes.INVOKESTATIC, INTERNAL_NAME, ENTER, "()V", false);
      }
    };
  }
}
