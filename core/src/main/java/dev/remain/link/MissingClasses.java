// SPDX-License-Identifier: Apache-2.0
package dev.remain.link;

import dev.remain.classfile.ClassFile;
import dev.remain.classpath.ClassName;
import dev.remain.classpath.LiveFile;
import dev.remain.loader.Base;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tells missing classes from optional dependencies: missing is what the generation before had, or
 * what belongs to a live package.
 */
final class MissingClasses {

  private final Base base;
  private final Check check;
  private final ReferenceIndex index;
  private final Set<String> packages;
  private final Set<String> found = new HashSet<>();

  MissingClasses(Base base, Check check, ReferenceIndex index, Set<String> packages) {
    this.base = base;
    this.check = check;
    this.index = index;
    this.packages = packages;
  }

  /** The first class that one refers to and that is missing, in words, or null. */
  @Nullable String problem(String path) {
    ClassFile.Whole file = index.get(path);
    if (file != null) {
      for (String name : new TreeSet<>(file.references())) {
        if (test(name)) {
          return text(name, path);
        }
      }
    }
    return null;
  }

  String text(String name, String path) {
    LiveFile file = check.next().find(path);
    String source = file == null ? null : SourceFile.of(file.bytes());
    return ClassName.dotted(name)
        + " is missing, needed by "
        + ClassName.dotted(ClassName.internal(path))
        + (source == null ? "" : " (" + source + ")");
  }

  boolean test(String name) {
    String path = ClassName.path(name);
    if (found.contains(name) || isThere(path)) {
      return false;
    }
    boolean expected =
        check.previous().find(path) != null || packages.contains(ClassName.packageOf(name));
    if (!expected) {
      return false;
    }
    if (base.freshClass(path) != null) {
      found.add(name);
      return false;
    }
    try {
      base.find(ClassName.dotted(name));
      found.add(name);
      return false;
    } catch (ClassNotFoundException | LinkageError e) {
      return true;
    }
  }

  private boolean isThere(String path) {
    LiveFile file = index.get(path) != null ? null : check.next().find(path);
    return index.get(path) != null
        || (file != null
            && !(ClassFile.read(file.bytes()) instanceof ClassFile.Whole whole
                && !ClassPaths.isInPlace(path, whole)));
  }
}
