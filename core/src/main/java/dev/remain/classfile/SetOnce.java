// SPDX-License-Identifier: Apache-2.0
package dev.remain.classfile;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Which static flags code sets when it has done something, such as {@code started = true}, and
 * which it changes in any other way. Stateless.
 */
public final class SetOnce {

  private static final String ATOMIC = "java/util/concurrent/atomic/AtomicBoolean";
  private static final String OF_ATOMIC = "L" + ATOMIC + ";";

  private SetOnce() {}

  /**
   * Each by its owner, with dots, a dot and its name.
   *
   * @param set by methods, to true
   * @param changed otherwise, or true from the beginning
   */
  public record Flags(Set<String> set, Set<String> changed) {}

  /** Nothing in what is no class file. */
  public static Flags in(byte[] classFile) {
    Flags flags = new Flags(new HashSet<>(), new HashSet<>());
    try {
      new ClassReader(classFile)
          .accept(new OfClass(flags), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return new Flags(Set.of(), Set.of());
    }
    return flags;
  }

  private static final class OfClass extends ClassVisitor {
    private final Flags flags;

    OfClass(Flags flags) {
      super(Opcodes.ASM9);
      this.flags = flags;
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      return new OfMethod(flags, name.equals("<clinit>"));
    }
  }

  /** Knows the constants that were pushed just now, and the atomic flag below them. */
  private static final class OfMethod extends MethodVisitor {
    private final Flags flags;
    private final boolean isBeginning;
    private String constants = "";
    private @Nullable String atomic;
    private boolean isMadeTrue;

    OfMethod(Flags flags, boolean isBeginning) {
      super(Opcodes.ASM9);
      this.flags = flags;
      this.isBeginning = isBeginning;
    }

    /** Something else: a flag that lies on the stack may be handed to anybody. */
    private void other() {
      if (atomic != null) {
        flags.changed().add(atomic);
      }
      atomic = null;
      constants = "";
    }

    @Override
    public void visitInsn(int opcode) {
      if (opcode == Opcodes.ICONST_0 || opcode == Opcodes.ICONST_1) {
        constants += opcode == Opcodes.ICONST_1 ? "1" : "0";
      } else {
        other();
      }
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      String last = constants;
      other();
      String field = owner.replace('/', '.') + "." + name;
      if (opcode == Opcodes.GETSTATIC && descriptor.equals(OF_ATOMIC)) {
        atomic = field;
      } else if (opcode == Opcodes.PUTSTATIC && descriptor.equals("Z")) {
        put(field, last);
      } else if (opcode == Opcodes.PUTSTATIC
          && descriptor.equals(OF_ATOMIC)
          && (!isBeginning || isMadeTrue)) {
        flags.changed().add(field);
      }
      isMadeTrue = false;
    }

    private void put(String field, String constants) {
      boolean isTrue = constants.endsWith("1");
      if (isTrue && !isBeginning) {
        flags.set().add(field);
      } else if (isTrue || !isBeginning || constants.isEmpty()) {
        flags.changed().add(field);
      }
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      if (owner.equals(ATOMIC) && name.equals("<init>")) {
        isMadeTrue = descriptor.equals("(Z)V") && !constants.endsWith("0");
      } else if (owner.equals(ATOMIC) && atomic != null) {
        called(atomic, name, constants);
        atomic = null;
      }
      other();
    }

    private void called(String flag, String name, String constants) {
      boolean isSet =
          constants.equals(name.contains("ompareAndSet") ? "01" : "1") && name.contains("et");
      if (isSet) {
        flags.set().add(flag);
      } else if (!name.startsWith("get") || name.equals("getAndSet")) {
        flags.changed().add(flag);
      }
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
      other();
    }

    @Override
    public void visitVarInsn(int opcode, int index) {
      other();
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
      other();
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      other();
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
      other();
    }

    /** Where branches meet, what is on the stack came from several places. */
    @Override
    public void visitLabel(Label label) {
      other();
    }

    @Override
    public void visitLdcInsn(Object value) {
      other();
    }

    @Override
    public void visitIincInsn(int index, int increment) {
      other();
    }
  }
}
