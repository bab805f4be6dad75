// SPDX-License-Identifier: Apache-2.0
package dev.remain.classfile;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassReader;

/** The texts that are written in code. Stateless. */
public final class Literals {

  private static final int CONSTANT_STRING = 8;

  /** Where a compiler puts what is not text into one that is put together. */
  private static final String ARGUMENTS = "[\u0001\u0002]";

  private Literals() {}

  /**
   * Those of one class, and the pieces of those that are put together; none in what is no class
   * file.
   *
   * @param shortest with so many characters at least
   */
  public static Set<String> in(byte[] classFile, int shortest) {
    Set<String> texts = new HashSet<>();
    try {
      ClassReader reader = new ClassReader(classFile);
      char[] buffer = new char[reader.getMaxStringLength()];
      for (int i = 1; i < reader.getItemCount(); i++) {
        int at = reader.getItem(i);
        if (at > 0 && classFile[at - 1] == CONSTANT_STRING) {
          for (String piece : reader.readUTF8(at, buffer).split(ARGUMENTS, -1)) {
            if (piece.length() >= shortest) {
              texts.add(piece);
            }
          }
        }
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return Set.of();
    }
    return texts;
  }
}
