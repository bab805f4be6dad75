// SPDX-License-Identifier: Apache-2.0
package dev.remain.link;

import dev.remain.classpath.ClassName;
import dev.remain.classpath.LiveFile;
import dev.remain.classpath.LiveFiles;
import dev.remain.loader.Base;
import dev.remain.loader.GenerationClassLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is wrong with changed classes, and with those that refer to them, before anything is
 * stopped for them: broken files, classes too new for this JVM, sources that do not compile,
 * missing classes and members, failing verification. Confined to the restart thread.
 */
public final class LinkCheck {

  private static final Pattern VERSION = Pattern.compile("class file version (\\d+)");

  private final ReferenceIndex index = new ReferenceIndex();

  /** Reads all classes ahead of the first question, which so is answered as fast as the others. */
  public void read(LiveFiles files) {
    index.update(files);
  }

  /** The first problem, or null. */
  public @Nullable Problem problem(ClassLoader loader, Base base, Check check) {
    Set<String> changed = new TreeSet<>();
    for (String path : check.changed()) {
      if (LiveFile.isClass(path)) {
        changed.add(path);
      }
    }
    if (changed.isEmpty()) {
      return null;
    }
    index.update(check.previous(), changed, check.next());
    Set<String> packages = index.packages();
    FileCheck files = new FileCheck(check, packages);
    for (String path : changed) {
      String problem = files.problem(path);
      if (problem != null) {
        return Problem.certain(problem);
      }
    }
    MemberCheck members = new MemberCheck(base, check, index);
    Set<String> affected = index.withReferrers(changed);
    affected.removeIf(members::isLeftOver);
    MissingClasses missing = new MissingClasses(base, check, index, packages);
    for (String path : affected) {
      String problem = missing.problem(path);
      if (problem != null) {
        return Problem.certain(problem);
      }
    }
    String stale = members.problem(changed);
    if (stale != null) {
      return new Problem(stale, true);
    }
    for (String path : affected) {
      String unlinked = linkProblem(path, loader, missing);
      if (unlinked != null) {
        return Problem.certain(unlinked);
      }
    }
    return null;
  }

  /** What to tell of a class that the JVM itself has refused as too new. */
  public static String tooNew(String name, UnsupportedClassVersionError error) {
    Matcher version = VERSION.matcher(String.valueOf(error.getMessage()));
    return version.find()
        ? FileCheck.tooNew(name, Integer.parseInt(version.group(1)))
        : error.toString();
  }

  private static @Nullable String linkProblem(
      String path, ClassLoader loader, MissingClasses missing) {
    String name = ClassName.dotted(ClassName.internal(path));
    if (loader instanceof GenerationClassLoader live && live.isOfSplitPackage(name)) {
      return null; // Its first user finds out.
    }
    try {
      Class<?> type = Class.forName(name, false, loader);
      // The one public call that links a class without initialising it.
      var unused = type.getDeclaredConstructors();
      return null;
    } catch (NoClassDefFoundError e) {
      String needed = String.valueOf(e.getMessage());
      return missing.test(needed) ? missing.text(needed, path) : null;
    } catch (ClassNotFoundException | TypeNotPresentException e) {
      return null; // An optional dependency that is not there, as under plain java.
    } catch (LinkageError | SecurityException e) {
      return name + " cannot be linked: " + e.toString().lines().findFirst().orElse("");
    }
  }
}
