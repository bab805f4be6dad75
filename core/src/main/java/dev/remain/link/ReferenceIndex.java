// SPDX-License-Identifier: Apache-2.0
package dev.remain.link;

import dev.remain.classfile.ClassFile;
import dev.remain.classpath.ClassName;
import dev.remain.classpath.Fingerprint;
import dev.remain.classpath.LiveFile;
import dev.remain.classpath.LiveFiles;
import dev.remain.classpath.Root;
import java.lang.ref.WeakReference;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which live class refers to which, read from class files; a file is read once for as long as its
 * content stays. Confined to the restart thread.
 */
final class ReferenceIndex {

  private Map<String, Entry> entries = new HashMap<>();
  private @Nullable LiveFiles indexed;
  private @Nullable Step last;

  private record Entry(Fingerprint fingerprint, ClassFile.Whole file) {}

  /** What there was before the last change, of which nothing may have come. */
  private record Step(WeakReference<LiveFiles> from, Map<String, @Nullable Entry> replaced) {}

  /**
   * Brings the index to these files, whatever it held before. Files that hold no class, or one that
   * lies elsewhere, are left out.
   */
  void update(LiveFiles files) {
    Map<String, Entry> next = new HashMap<>(entries.size() * 2);
    for (Root root : files.roots()) {
      if (root.isLive()) {
        for (LiveFile file : files.of(root).values()) {
          Entry entry = file.isClass() && !next.containsKey(file.path()) ? entry(file) : null;
          if (entry != null) {
            next.put(file.path(), entry);
          }
        }
      }
    }
    entries = next;
    indexed = files;
    last = null;
  }

  /**
   * The same, looking only at what has changed if the index was brought to the files before.
   *
   * @param changed paths of the classes that differ
   */
  void update(LiveFiles before, Set<String> changed, LiveFiles next) {
    Step step = last;
    if (indexed != before && step != null && step.from().refersTo(before)) {
      step.replaced().forEach(this::set);
    } else if (indexed != before) {
      update(next);
      return;
    }
    Map<String, @Nullable Entry> replaced = new HashMap<>();
    for (String path : changed) {
      LiveFile file = next.find(path);
      replaced.put(path, entries.get(path));
      set(path, file == null ? null : entry(file));
    }
    indexed = next;
    last = new Step(new WeakReference<>(before), replaced);
  }

  private void set(String path, @Nullable Entry entry) {
    if (entry == null) {
      entries.remove(path);
    } else {
      entries.put(path, entry);
    }
  }

  private @Nullable Entry entry(LiveFile file) {
    Entry known = entries.get(file.path());
    if (known != null && known.fingerprint().equals(file.fingerprint())) {
      return known;
    }
    return ClassFile.read(file.bytes()) instanceof ClassFile.Whole whole
            && ClassPaths.isInPlace(file.path(), whole)
        ? new Entry(file.fingerprint(), whole)
        : null;
  }

  ClassFile.@Nullable Whole get(String path) {
    Entry entry = entries.get(path);
    return entry == null ? null : entry.file();
  }

  /** The paths of the classes that refer to any of the given ones, and of the given ones. */
  Set<String> withReferrers(Set<String> paths) {
    Set<String> names = new HashSet<>();
    for (String path : paths) {
      names.add(ClassName.internal(path));
    }
    Set<String> found = new TreeSet<>();
    for (Map.Entry<String, Entry> entry : entries.entrySet()) {
      if (paths.contains(entry.getKey()) || refersToAny(entry.getValue().file(), names)) {
        found.add(entry.getKey());
      }
    }
    return found;
  }

  private static boolean refersToAny(ClassFile.Whole file, Set<String> names) {
    Set<String> references = file.references();
    if (names.size() > references.size()) {
      for (String reference : references) {
        if (names.contains(reference)) {
          return true;
        }
      }
      return false;
    }
    for (String name : names) {
      if (references.contains(name)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The names of the live classes that extend or implement any of these, however far, and these.
   */
  Set<String> withSubtypes(Set<String> names) {
    Set<String> found = new HashSet<>(names);
    int before;
    do {
      before = found.size();
      for (Entry entry : entries.values()) {
        ClassFile.Whole file = entry.file();
        if (found.contains(String.valueOf(file.superName()))
            || !Collections.disjoint(found, file.interfaces())) {
          found.add(file.name());
        }
      }
    } while (found.size() > before);
    return found;
  }

  /** The packages of the live classes, with {@code /}. */
  Set<String> packages() {
    Set<String> packages = new HashSet<>();
    for (String path : entries.keySet()) {
      packages.add(ClassName.packageOf(path));
    }
    return packages;
  }
}
