// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import java.util.ArrayDeque;
import java.util.Deque;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Tells of each call of a constructor what lies on the stack for it: compilers write {@code new},
 * then a copy if the object is used, then the arguments, then the call.
 */
abstract class UninitializedTracker extends MethodVisitor {

  /** What a constructor was called for. */
  enum Made {
    /** A {@code new} whose object is used. */
    HERE_TWICE,
    /** A {@code new} whose object is not used. */
    HERE_ONCE,
    /** The object under construction itself. */
    OF_CALLER
  }

  /** A {@code new} whose constructor is still to be called. */
  private static final class Open {
    private final String type;
    private boolean isCopied;

    Open(String type) {
      this.type = type;
    }
  }

  private final Deque<Open> open = new ArrayDeque<>();
  private boolean isJustOpened;

  UninitializedTracker(MethodVisitor next) {
    super(Opcodes.ASM9, next);
  }

  /** A call of a method that is no constructor. */
  abstract void call(int opcode, String owner, String name, String descriptor, boolean isInterface);

  /** A call of a constructor. */
  abstract void construct(Made made, String owner, String descriptor);

  /** The method handle to put in place of one that a lambda or a method reference is made of. */
  abstract Handle reference(Handle handle);

  @Override
  public final void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    isJustOpened = false;
    if (!name.equals(CallSites.CONSTRUCTOR)) {
      call(opcode, owner, name, descriptor, isInterface);
    } else if (!open.isEmpty() && open.peek().type.equals(owner)) {
      construct(open.pop().isCopied ? Made.HERE_TWICE : Made.HERE_ONCE, owner, descriptor);
    } else {
      construct(Made.OF_CALLER, owner, descriptor);
    }
  }

  @Override
  public final void visitTypeInsn(int opcode, String type) {
    isJustOpened = opcode == Opcodes.NEW;
    if (isJustOpened) {
      open.push(new Open(type));
    }
    super.visitTypeInsn(opcode, type);
  }

  @Override
  public final void visitInsn(int opcode) {
    if (isJustOpened && opcode == Opcodes.DUP) {
      open.element().isCopied = true;
    }
    isJustOpened = false;
    super.visitInsn(opcode);
  }

  @Override
  public final void visitInvokeDynamicInsn(
      String name, String descriptor, Handle bootstrap, Object... arguments) {
    isJustOpened = false;
    Object[] woven = arguments.clone();
    for (int i = 0; i < woven.length; i++) {
      if (woven[i] instanceof Handle handle) {
        woven[i] = reference(handle);
      }
    }
    super.visitInvokeDynamicInsn(name, descriptor, bootstrap, woven);
  }

  @Override
  public final void visitIntInsn(int opcode, int operand) {
    isJustOpened = false;
    super.visitIntInsn(opcode, operand);
  }

  @Override
  public final void visitVarInsn(int opcode, int variable) {
    isJustOpened = false;
    super.visitVarInsn(opcode, variable);
  }

  @Override
  public final void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    isJustOpened = false;
    super.visitFieldInsn(opcode, owner, name, descriptor);
  }

  @Override
  public final void visitJumpInsn(int opcode, Label label) {
    isJustOpened = false;
    super.visitJumpInsn(opcode, label);
  }

  @Override
  public final void visitLdcInsn(Object value) {
    isJustOpened = false;
    super.visitLdcInsn(value);
  }
}
