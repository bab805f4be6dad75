// SPDX-License-Identifier: Apache-2.0
package dev.remain.classfile;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Which flags code sets when it has done something, and asks before it does it again: {@code if
 * (!started) { started = true; ... }}, and the same with what is true at first. Collected over the
 * classes of one archive; confined to one thread.
 */
public final class SetOnce {

  private static final String ATOMIC = "java/util/concurrent/atomic/AtomicBoolean";
  private static final String OF_ATOMIC = "L" + ATOMIC + ";";

  private final Set<String> asked = new HashSet<>();
  private final Set<String> trueAtFirst = new HashSet<>();
  private final Set<String> madeTrue = new HashSet<>();
  private final Set<String> madeFalse = new HashSet<>();
  private final Set<String> madeAnything = new HashSet<>();

  /** Looks through a class; nothing is found in what is no class file. */
  public void add(byte[] classFile) {
    try {
      new ClassReader(classFile)
          .accept(new OfClass(this), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      // A library may be packed in another way.
    }
  }

  /**
   * Whether nothing there would take the value back.
   *
   * @param field its owner, with dots, a dot and its name
   * @param isTrue what it is
   */
  public boolean isForGood(String field, boolean isTrue) {
    Set<String> made = isTrue ? madeTrue : madeFalse;
    Set<String> unmade = isTrue ? madeFalse : madeTrue;
    return asked.contains(field)
        && made.contains(field)
        && !unmade.contains(field)
        && trueAtFirst.contains(field) != isTrue
        && !madeAnything.contains(field);
  }

  private static final class OfClass extends ClassVisitor {
    private final SetOnce flags;

    OfClass(SetOnce flags) {
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
      return new OfMethod(flags, name.startsWith("<"));
    }
  }

  /** Knows the constants that were pushed just now, and the flag that was read before them. */
  private static final class OfMethod extends Instructions {
    private final SetOnce flags;
    private final boolean isBeginning;
    private String constants = "";
    private @Nullable String atomic;
    private @Nullable String read;
    private boolean isMadeTrue;

    OfMethod(SetOnce flags, boolean isBeginning) {
      this.flags = flags;
      this.isBeginning = isBeginning;
    }

    /** Something else: a flag that lies on the stack may be handed to anybody. */
    @Override
    void other() {
      if (atomic != null) {
        flags.madeAnything.add(atomic);
      }
      atomic = null;
      read = null;
      constants = "";
    }

    @Override
    public void visitInsn(int opcode) {
      if (opcode == Opcodes.ICONST_0 || opcode == Opcodes.ICONST_1) {
        constants += opcode == Opcodes.ICONST_1 ? "1" : "0";
      } else if (opcode == Opcodes.DUP && !constants.isEmpty()) {
        constants += constants.substring(constants.length() - 1);
      } else if (opcode == Opcodes.IOR && constants.equals("1")) {
        read = null; // What is true stays true.
      } else {
        other();
      }
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      String field = owner.replace('/', '.') + "." + name;
      boolean isPut = opcode == Opcodes.PUTSTATIC || opcode == Opcodes.PUTFIELD;
      if (isPut && descriptor.equals("Z")) {
        put(field);
        return;
      }
      boolean wasMadeTrue = isMadeTrue;
      other();
      isMadeTrue = false;
      if (isPut && descriptor.equals(OF_ATOMIC)) {
        putAtomic(field, wasMadeTrue);
      } else if (opcode == Opcodes.GETSTATIC && descriptor.equals(OF_ATOMIC)) {
        atomic = field;
      } else if (descriptor.equals("Z")) {
        read = field;
      }
    }

    /** Uses up one constant: there may be more, for {@code a = b = true}. */
    private void put(String field) {
      String rest = constants;
      other();
      if (rest.isEmpty()) {
        flags.madeAnything.add(field);
        return;
      }
      boolean isTrue = rest.endsWith("1");
      constants = rest.substring(0, rest.length() - 1);
      if (!isBeginning) {
        (isTrue ? flags.madeTrue : flags.madeFalse).add(field);
      } else if (isTrue) {
        flags.trueAtFirst.add(field);
      }
    }

    private void putAtomic(String field, boolean isTrue) {
      if (!isBeginning) {
        flags.madeAnything.add(field);
      } else if (isTrue) {
        flags.trueAtFirst.add(field);
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
      boolean isExchange = name.contains("ompareAndSet");
      boolean isSet = name.contains("et") && !constants.isEmpty();
      if (isSet && constants.equals(isExchange ? "01" : "1")) {
        flags.madeTrue.add(flag);
      } else if (isSet && constants.equals(isExchange ? "10" : "0")) {
        flags.madeFalse.add(flag);
      } else if (!name.startsWith("get") || name.equals("getAndSet")) {
        flags.madeAnything.add(flag);
      }
      if (isExchange || name.startsWith("get")) {
        flags.asked.add(flag);
      }
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
      if (read != null && (opcode == Opcodes.IFEQ || opcode == Opcodes.IFNE)) {
        flags.asked.add(read);
      }
      other();
    }

    /** Where branches meet, what is on the stack came from several places. */
    @Override
    public void visitLabel(Label label) {
      other();
    }
  }
}
