// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** Class files that are as small as can be. */
final class TinyClass {

  private TinyClass() {}

  /**
   * A class with a constant and with fields of other classes' types.
   *
   * @param name with {@code /}
   * @param value what tells versions of it apart
   */
  static byte[] bytes(String name, String value, String... references) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
    int constant = Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
    writer.visitField(constant, "VALUE", "Ljava/lang/String;", null, value).visitEnd();
    for (int i = 0; i < references.length; i++) {
      writer.visitField(0, "f" + i, "L" + references[i] + ";", null, null).visitEnd();
    }
    writer.visitEnd();
    return writer.toByteArray();
  }

  /** The class that a file of that path holds. */
  static byte[] at(String path, String value, String... references) {
    return bytes(path.substring(0, path.length() - ".class".length()), value, references);
  }
}
