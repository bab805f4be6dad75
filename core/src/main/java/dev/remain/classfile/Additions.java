// SPDX-License-Identifier: Apache-2.0
package dev.remain.classfile;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Which fields code adds to, such as {@code next++}: they count, while other numbers are computed,
 * measured or set. Stateless.
 */
public final class Additions {

  /** Stands for sums that become objects, as those do which are put into a map. */
  public static final String BOXED = "";

  private static final Set<String> BOXES =
      Set.of("java/lang/Integer", "java/lang/Long", "java/lang/Double", "java/lang/Float");

  private Additions() {}

  /** Each by its owner, with dots, a dot and its name; nothing in what is no class file. */
  public static Set<String> in(byte[] classFile) {
    Set<String> fields = new HashSet<>();
    try {
      new ClassReader(classFile)
          .accept(new OfClass(fields), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return Set.of();
    }
    return fields;
  }

  private static final class OfClass extends ClassVisitor {
    private final Set<String> fields;

    OfClass(Set<String> fields) {
      super(Opcodes.ASM9);
      this.fields = fields;
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      return new OfMethod(fields);
    }
  }

  /** Knows whether what is on top of the stack is a sum that was made just now. */
  private static final class OfMethod extends Instructions {
    private final Set<String> fields;
    private boolean isSum;

    OfMethod(Set<String> fields) {
      this.fields = fields;
    }

    @Override
    void other() {
      isSum = false;
    }

    @Override
    public void visitInsn(int opcode) {
      boolean isMade = opcode >= Opcodes.IADD && opcode <= Opcodes.DADD;
      boolean isPassedOn = opcode >= Opcodes.DUP && opcode <= Opcodes.DUP2_X2;
      boolean isNarrowed = opcode == Opcodes.I2S || opcode == Opcodes.L2I || opcode == Opcodes.D2F;
      isSum = isMade || (isSum && (isPassedOn || isNarrowed));
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      if (isSum && (opcode == Opcodes.PUTSTATIC || opcode == Opcodes.PUTFIELD)) {
        fields.add(owner.replace('/', '.') + "." + name);
      }
      isSum = false;
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      isSum &= name.equals("valueOf") && BOXES.contains(owner);
      if (isSum) {
        fields.add(BOXED);
      }
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      isSum = false;
      for (Object argument : arguments) {
        if (argument instanceof Handle handle
            && handle.getName().equals("sum")
            && BOXES.contains(handle.getOwner())) {
          fields.add(BOXED);
        }
      }
    }
  }
}
