// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import dev.remain.classpath.ClassName;
import dev.remain.classpath.LiveFile;
import dev.remain.classpath.LiveFiles;
import dev.remain.classpath.LiveLookup;
import dev.remain.classpath.Root;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * The files of a generation that nobody has saved yet, and until then those of the one before. Of
 * these classes nothing is defined but what was said to be of libraries: any other may be another
 * by then, or the program may want to define it itself. Thread-safe.
 */
final class PromisedFiles implements LiveLookup {

  private final Set<String> ofLibraries;
  private final FreshJars fresh;
  private final Set<String> defined = ConcurrentHashMap.newKeySet();
  private volatile LiveLookup files;
  private volatile boolean isPromised = true;

  /**
   * @param former those of the generation before
   * @param ofLibraries names of classes of archives
   * @param fresh archives that are not among the files
   */
  PromisedFiles(LiveLookup former, Set<String> ofLibraries, FreshJars fresh) {
    this.files = former;
    this.ofLibraries = ofLibraries;
    this.fresh = fresh;
  }

  /**
   * The live class of that path, to be defined; null if there is none.
   *
   * @throws NoClassDefFoundError as long as it is too early for that
   */
  @Nullable LiveFile toDefine(String path) {
    boolean isEarly = isPromised;
    LiveFile found = files.find(path);
    if (isEarly && (found != null || fresh.has(path))) {
      if (!ofLibraries.contains(ClassName.ofPath(path))
          || (found != null && !found.root().isArchive())) {
        throw new NoClassDefFoundError(path);
      }
      defined.add(path);
    }
    return found;
  }

  /**
   * Here they are. False if one is another than what was defined of it, or is in a package that was
   * a library's, or is known to that loader from elsewhere.
   *
   * @param shared names of classes that are not looked for among them
   */
  boolean give(DefiningClassLoader to, LiveFiles now, LiveLookup lookup, Predicate<String> shared) {
    LiveLookup former = files;
    files = lookup;
    isPromised = false;
    return isAsDefined(former, now) && isFreeFor(to, former, now, shared);
  }

  private boolean isAsDefined(LiveLookup former, LiveFiles now) {
    Set<Root> roots = new HashSet<>();
    for (String path : defined) {
      LiveFile was = former.find(path);
      if (!LiveFile.areSame(was, now.find(path))) {
        return false;
      }
      if (was != null) {
        roots.add(was.root());
      }
    }
    for (Root root : roots) {
      if (!LiveFile.areSame(
          former.find(root, JarFile.MANIFEST_NAME), now.find(root, JarFile.MANIFEST_NAME))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isFreeFor(
      DefiningClassLoader to, LiveLookup former, LiveFiles now, Predicate<String> shared) {
    for (String name : now.classNames()) {
      String path = ClassName.path(name);
      String inPackage = ClassName.dotted(ClassName.packageOf(path));
      boolean isTaken = to.hasMet(name) || to.getDefinedPackage(inPackage) != null;
      if (isTaken && !shared.test(name) && !isOfSameArchive(former.find(path), now.find(path))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOfSameArchive(@Nullable LiveFile was, @Nullable LiveFile is) {
    return was != null && was.root().isArchive() && LiveFile.areSame(was, is);
  }

  @Override
  public Collection<Root> roots() {
    return files.roots();
  }

  @Override
  public @Nullable LiveFile find(Root root, String path) {
    return files.find(root, path);
  }

  @Override
  public @Nullable LiveFile find(String path) {
    return files.find(path);
  }

  @Override
  public Map<Root, Set<String>> packages() {
    return files.packages();
  }

  @Override
  public List<LiveFile> findAll(String path) {
    return files.findAll(path);
  }
}
