// SPDX-License-Identifier: Apache-2.0
package dev.remain.link;

import dev.remain.classfile.ClassFile;
import dev.remain.classpath.LiveFile;
import org.jspecify.annotations.Nullable;

/** Whether a class file lies where the JVM looks for it; names have {@code /}. */
final class ClassPaths {

  private static final String ENDING = ".class";

  private ClassPaths() {}

  /**
   * Whether the JVM can find the class of that file. Where a file lies at another path than its
   * class's name, as copies and the output of multi-release builds do, it is a resource.
   */
  static boolean isInPlace(String path, ClassFile.Whole file) {
    return path.length() == file.name().length() + ENDING.length() && path.startsWith(file.name());
  }

  /** Whether there is such a file, and the JVM can find a class in it. */
  static boolean holdsClass(@Nullable LiveFile file) {
    return file != null
        && ClassFile.read(file.bytes()) instanceof ClassFile.Whole whole
        && isInPlace(file.path(), whole);
  }
}
