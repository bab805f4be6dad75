// SPDX-License-Identifier: Apache-2.0
package dev.remain.classfile;

/** Looks for static final fields that hold objects. Stateless. */
public final class StaticFinals {

  private static final int STATIC_FINAL = 0x0018;

  private StaticFinals() {}

  /** Whether a class declares any but for constants, of which every user has a copy. */
  public static boolean areIn(byte[] classFile) {
    try {
      ConstantPool constants = ConstantPool.read(classFile);
      int at = constants.end() + 6;
      at += 2 + 2 * ConstantPool.u2(classFile, at);
      int fields = ConstantPool.u2(classFile, at);
      at += 2;
      for (; fields > 0; fields--) {
        int access = ConstantPool.u2(classFile, at);
        char type = constants.text(ConstantPool.u2(classFile, at + 4)).charAt(0);
        boolean isConstant = false;
        int attributes = ConstantPool.u2(classFile, at + 6);
        at += 8;
        for (; attributes > 0; attributes--) {
          isConstant |= constants.isText(ConstantPool.u2(classFile, at), "ConstantValue");
          at += 6 + (ConstantPool.u2(classFile, at + 2) << 16 | ConstantPool.u2(classFile, at + 4));
        }
        boolean holdsObject = type == 'L' || type == '[';
        if (holdsObject && !isConstant && (access & STATIC_FINAL) == STATIC_FINAL) {
          return true;
        }
      }
      return false;
    } catch (Damage | IndexOutOfBoundsException e) {
      return false; // Whoever loads it is told.
    }
  }
}
