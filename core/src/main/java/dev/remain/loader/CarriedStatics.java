// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import dev.remain.classfile.Mark;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Static fields marked with an annotation of the simple name {@code Carried}. The end of their
 * class's static initialiser tells of itself, so that what is carried can be set there, after all
 * that the program sets itself; and those that are final are not, unless they are constants, which
 * their users have copies of. Stateless.
 */
final class CarriedStatics {

  private static final String INITIALIZER = "<clinit>";

  private CarriedStatics() {}

  /** The names of such fields, but for those of interfaces and for constants. */
  static Set<String> in(ClassReader reader) {
    Finder finder = new Finder();
    reader.accept(finder, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
    return finder.names;
  }

  /**
   * @param names of the fields; nothing is changed if there are none
   */
  static ClassVisitor woven(ClassVisitor next, Set<String> names) {
    return names.isEmpty() ? next : new Telling(next, names);
  }

  private static final class Finder extends ClassVisitor {
    private final Set<String> names = new HashSet<>();
    private boolean isInterface;

    Finder() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        @Nullable String signature,
        @Nullable String superName,
        String @Nullable [] interfaces) {
      isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
    }

    @Override
    public @Nullable FieldVisitor visitField(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        @Nullable Object value) {
      if (isInterface || value != null || (access & Opcodes.ACC_STATIC) == 0) {
        return null;
      }
      return new FieldVisitor(Opcodes.ASM9) {
        @Override
        public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
          if (Mark.CARRIED.isIn(descriptor)) {
            names.add(name);
          }
          return null;
        }
      };
    }
  }

  private static final class Telling extends ClassVisitor {
    private final Set<String> names;
    private String owner = "";
    private boolean hasInitializer;

    Telling(ClassVisitor next, Set<String> names) {
      super(Opcodes.ASM9, next);
      this.names = names;
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        @Nullable String signature,
        @Nullable String superName,
        String @Nullable [] interfaces) {
      owner = name;
      super.visit(version, access, name, signature, superName, interfaces);
    }

    @Override
    public @Nullable FieldVisitor visitField(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        @Nullable Object value) {
      int settable = names.contains(name) ? access & ~Opcodes.ACC_FINAL : access;
      return super.visitField(settable, name, descriptor, signature, value);
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      if (!name.equals(INITIALIZER)) {
        return next;
      }
      hasInitializer = true;
      return new MethodVisitor(Opcodes.ASM9, next) {
        @Override
        public void visitInsn(int opcode) {
          if (opcode == Opcodes.RETURN) {
            tell(mv);
          }
          super.visitInsn(opcode);
        }
      };
    }

    @Override
    public void visitEnd() {
      if (!hasInitializer) {
        MethodVisitor added = super.visitMethod(Opcodes.ACC_STATIC, INITIALIZER, "()V", null, null);
        added.visitCode();
        tell(added);
        added.visitInsn(Opcodes.RETURN);
        added.visitMaxs(0, 0);
        added.visitEnd();
      }
      super.visitEnd();
    }

    private void tell(MethodVisitor initializer) {
      initializer.visitLdcInsn(Type.getObjectType(owner));
      String descriptor = "(Ljava/lang/Class;)V";
      initializer.visitMethodInsn(
          Opcodes.INVOKESTATIC, CallSites.CALLS, "initialized", descriptor, false);
    }
  }
}
