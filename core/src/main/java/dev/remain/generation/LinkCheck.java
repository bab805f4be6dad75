// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import dev.remain.classfile.ClassFile;
import dev.remain.classpath.LiveFile;
import dev.remain.classpath.LiveFiles;
import dev.remain.loader.Base;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is wrong with changed classes, and with those that refer to them, before anything is
 * stopped for them: broken files, classes too new for this JVM, missing classes, failing
 * verification. Confined to the restart thread.
 */
final class LinkCheck {

  private static final int CLASS_VERSION_OF_JAVA_0 = 44;

  private final ReferenceIndex index = new ReferenceIndex();

  /** Reads all classes ahead of the first question, which so is answered as fast as the others. */
  void read(LiveFiles files) {
    index.update(files);
  }

  /** The first problem in words, or null. */
  @Nullable String problem(ClassLoader loader, Base base, Preparation.Check check) {
    Set<String> changed = new TreeSet<>();
    for (String path : check.changed()) {
      if (LiveFile.isClass(path)) {
        changed.add(path);
      }
    }
    if (changed.isEmpty()) {
      return null;
    }
    for (String path : changed) {
      String problem = fileProblem(path, check.next());
      if (problem != null) {
        return problem;
      }
    }
    index.update(check.previous(), changed, check.next());
    Set<String> affected = index.withReferrers(changed);
    Missing missing = new Missing(base, check, index.packages());
    for (String path : affected) {
      String problem = missingProblem(path, missing);
      if (problem != null) {
        return problem;
      }
    }
    for (String path : affected) {
      String problem = linkProblem(path, loader, missing);
      if (problem != null) {
        return problem;
      }
    }
    return null;
  }

  private static @Nullable String fileProblem(String path, LiveFiles files) {
    LiveFile file = files.find(path);
    if (file == null) {
      return null;
    }
    ClassFile read = ClassFile.read(file.bytes());
    if (read instanceof ClassFile.Broken broken) {
      return path
          + " in "
          + file.root().display()
          + " is broken ("
          + broken.reason()
          + "): compile it again";
    }
    ClassFile.Whole whole = (ClassFile.Whole) read;
    int java = whole.majorVersion() - CLASS_VERSION_OF_JAVA_0;
    int running = Runtime.version().feature();
    if (java > running) {
      return dotted(whole.name())
          + " was compiled for Java "
          + java
          + ", and this JVM is Java "
          + running
          + ": compile with --release "
          + running
          + " or run on a newer JDK";
    }
    if (!path.equals(whole.name() + ".class")) {
      return path + " in " + file.root().display() + " holds the class " + dotted(whole.name());
    }
    return null;
  }

  private @Nullable String missingProblem(String path, Missing missing) {
    ClassFile.Whole file = index.get(path);
    if (file != null) {
      for (String name : new TreeSet<>(file.references())) {
        if (missing.test(name)) {
          return missingText(name, path, missing);
        }
      }
    }
    return null;
  }

  private static String missingText(String name, String path, Missing missing) {
    String source = missing.sourceOf(path);
    return dotted(name)
        + " is missing, needed by "
        + dotted(path.substring(0, path.length() - ".class".length()))
        + (source == null ? "" : " (" + source + ")");
  }

  private static @Nullable String linkProblem(String path, ClassLoader loader, Missing missing) {
    String name = dotted(path.substring(0, path.length() - ".class".length()));
    try {
      Class<?> type = Class.forName(name, false, loader);
      // The one public call that links a class without initialising it.
      var unused = type.getDeclaredConstructors();
      return null;
    } catch (NoClassDefFoundError e) {
      String needed = String.valueOf(e.getMessage());
      return missing.test(needed) ? missingText(needed, path, missing) : null;
    } catch (ClassNotFoundException | TypeNotPresentException e) {
      return null; // An optional dependency that is not there, as under plain java.
    } catch (LinkageError | SecurityException e) {
      return name + " cannot be linked: " + firstLine(FailureText.line(e));
    }
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse(text);
  }

  private static String dotted(String name) {
    return name.replace('/', '.');
  }

  /**
   * Tells missing classes from optional dependencies: missing is what the generation before had, or
   * what belongs to a live package.
   */
  private static final class Missing {
    private final Base base;
    private final Preparation.Check check;
    private final Set<String> packages;
    private final Set<String> found = new HashSet<>();

    Missing(Base base, Preparation.Check check, Set<String> packages) {
      this.base = base;
      this.check = check;
      this.packages = packages;
    }

    boolean test(String name) {
      String path = name + ".class";
      if (found.contains(name) || check.next().find(path) != null) {
        return false;
      }
      boolean expected =
          check.previous().find(path) != null || packages.contains(ReferenceIndex.packageOf(name));
      if (!expected) {
        return false;
      }
      try {
        base.loadClass(dotted(name));
        found.add(name);
        return false;
      } catch (ClassNotFoundException | LinkageError e) {
        return true;
      }
    }

    @Nullable String sourceOf(String path) {
      LiveFile file = check.next().find(path);
      return file == null ? null : SourceFile.of(file.bytes());
    }
  }
}
