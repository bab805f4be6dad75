// SPDX-License-Identifier: Apache-2.0
package dev.remain.classfile;

import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Looks at each instruction of a method; those that a sub class does not take are others. */
abstract class Instructions extends MethodVisitor {

  Instructions() {
    super(Opcodes.ASM9);
  }

  /** One that says nothing, and comes between those that do. */
  abstract void other();

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

  @Override
  public void visitLdcInsn(Object value) {
    other();
  }

  @Override
  public void visitIincInsn(int index, int increment) {
    other();
  }
}
