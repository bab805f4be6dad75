// SPDX-License-Identifier: Apache-2.0
package dev.remain.classfile;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be said of a class file without defining it. Names have {@code /}. */
public sealed interface ClassFile {

  /**
   * Reads a class file to its last byte. Its version is reported, not judged.
   *
   * @return never an exception: {@link Broken} for whatever is not a whole class file
   */
  static ClassFile read(byte[] bytes) {
    return ClassFileReader.read(bytes);
  }

  /**
   * A class file that is all there.
   *
   * @param name the class's own name
   * @param accessFlags as in the file
   * @param superName null only for {@code java/lang/Object} and modules
   * @param references every class that the constant pool names, by itself or in a descriptor; array
   *     types stand for their elements, the class itself is left out
   * @param signatureTypes the super types, and the object types in the descriptors of its own
   *     fields and methods that are not private
   * @param hasMain whether it declares a {@code main} with a string array or no parameter
   */
  record Whole(
      String name,
      int majorVersion,
      int minorVersion,
      int accessFlags,
      @Nullable String superName,
      List<String> interfaces,
      Set<String> references,
      Set<String> signatureTypes,
      boolean hasStaticInitialiser,
      boolean hasMain)
      implements ClassFile {

    public Whole {
      interfaces = List.copyOf(interfaces);
    }
  }

  /**
   * Bytes that are not a class file, or only a part of one.
   *
   * @param reason completes a sentence about the file: {@code it is empty}
   */
  record Broken(String reason) implements ClassFile {}
}
