// SPDX-License-Identifier: Apache-2.0
package dev.remain.link;

import dev.remain.classfile.ClassFile;
import dev.remain.classpath.ClassName;
import dev.remain.classpath.LiveFile;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is wrong with one class file: broken, of a newer Java, of a source that does not
 * compile, of another class. What the JVM would never look for is a resource, and never wrong.
 */
final class FileCheck {

  private static final int CLASS_VERSION_OF_JAVA_0 = 44;

  private final Check check;
  private final Set<String> packages;

  /**
   * @param packages of the live classes
   */
  FileCheck(Check check, Set<String> packages) {
    this.check = check;
    this.packages = packages;
  }

  /** The problem of a changed file in words, or null. */
  @Nullable String problem(String path) {
    LiveFile file = check.next().find(path);
    if (file == null) {
      return null;
    }
    byte[] bytes = file.bytes();
    ClassFile read = ClassFile.read(bytes);
    if (read instanceof ClassFile.Broken broken) {
      return isExpected(path) ? broken(file, broken) : null;
    }
    ClassFile.Whole whole = (ClassFile.Whole) read;
    if (!ClassPaths.isInPlace(path, whole)) {
      return ClassPaths.holdsClass(check.previous().find(path))
          ? path
              + " in "
              + file.root().display()
              + " holds the class "
              + ClassName.dotted(whole.name())
          : null;
    }
    return whole.majorVersion() - CLASS_VERSION_OF_JAVA_0 > Runtime.version().feature()
        ? tooNew(ClassName.dotted(whole.name()), whole.majorVersion())
        : uncompiled(path, bytes);
  }

  /** Whether a file that cannot be read was, or is likely to become, a class of the program. */
  private boolean isExpected(String path) {
    return packages.contains(ClassName.packageOf(path))
        || ClassPaths.holdsClass(check.previous().find(path));
  }

  private static String broken(LiveFile file, ClassFile.Broken broken) {
    return file.path()
        + " in "
        + file.root().display()
        + " is broken ("
        + broken.reason()
        + "): compile it again";
  }

  /**
   * @param name with dots
   * @param majorVersion of the class file
   */
  static String tooNew(String name, int majorVersion) {
    int running = Runtime.version().feature();
    return name
        + " was compiled for Java "
        + (majorVersion - CLASS_VERSION_OF_JAVA_0)
        + ", and this JVM is Java "
        + running
        + ": compile with --release "
        + running
        + " or run on a newer JDK";
  }

  /** What runs already with the same error is the user's to run. */
  private @Nullable String uncompiled(String path, byte[] bytes) {
    CompileErrors errors = CompileErrors.of(bytes);
    if (errors.isEmpty()) {
      return null;
    }
    LiveFile before = check.previous().find(path);
    List<String> known = before == null ? List.of() : CompileErrors.of(before.bytes()).sentences();
    return known.containsAll(errors.sentences()) ? null : errors.text(path);
  }
}
