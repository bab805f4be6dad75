// SPDX-License-Identifier: Apache-2.0
package dev.remain.link;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;

/** The name of the source file that a class was compiled from. */
final class SourceFile {

  private SourceFile() {}

  /** Null if the class does not say. */
  static @Nullable String of(byte[] bytes) {
    String[] source = new String[1];
    try {
      new ClassReader(bytes)
          .accept(
              new ClassVisitor(Opcodes.ASM9) {
                @Override
                public void visitSource(@Nullable String file, @Nullable String debug) {
                  source[0] = file;
                }
              },
              ClassReader.SKIP_CODE | ClassReader.SKIP_FRAMES);
    } catch (IllegalArgumentException e) {
      return null; // Newer than the library knows.
    }
    return source[0];
  }
}
