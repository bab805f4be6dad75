// SPDX-License-Identifier: Apache-2.0
package dev.remain.classpath;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every file below the captured roots, as bytes, at one moment: what a generation is made from.
 * Immutable.
 */
public final class LiveFiles implements LiveLookup {

  private final Map<Root, FileMap> files;
  private final Fingerprint fingerprint;

  /** The same object for all that were made from each other with no file added or deleted. */
  private final Paths paths;

  /** What is known of files of the same paths. */
  private static final class Paths {
    private volatile @Nullable Map<Root, Set<String>> packages;
  }

  private LiveFiles(Map<Root, FileMap> files, Fingerprint fingerprint, Paths paths) {
    this.files = files;
    this.fingerprint = fingerprint;
    this.paths = paths;
  }

  /**
   * @param roots in class path order
   * @param captured files of these roots
   */
  public static LiveFiles of(List<Root> roots, Collection<LiveFile> captured) {
    Map<Root, Map<String, LiveFile>> files = new LinkedHashMap<>();
    roots.forEach(root -> files.put(root, new HashMap<>()));
    captured.forEach(
        file -> files.computeIfAbsent(file.root(), root -> new HashMap<>()).put(file.path(), file));
    return of(files);
  }

  /**
   * @param captured files of each root, in class path order
   */
  static LiveFiles of(Map<Root, Map<String, LiveFile>> captured) {
    Map<Root, FileMap> files = new LinkedHashMap<>();
    Fingerprint sum = Fingerprint.ZERO;
    for (Map.Entry<Root, Map<String, LiveFile>> entry : captured.entrySet()) {
      for (LiveFile file : entry.getValue().values()) {
        sum = sum.plus(file.share(files.size()));
      }
      files.put(entry.getKey(), FileMap.of(entry.getValue()));
    }
    return new LiveFiles(files, sum, new Paths());
  }

  /** A file that is there no longer. */
  public record Gone(Root root, String path) {}

  /** These files with some written and some deleted; this object stays as it is. */
  public LiveFiles with(Collection<LiveFile> written, Collection<Gone> deleted) {
    Map<Root, Map<String, @Nullable LiveFile>> changes = new HashMap<>();
    for (Gone gone : deleted) {
      changesOf(gone.root(), changes).put(gone.path(), null);
    }
    for (LiveFile file : written) {
      changesOf(file.root(), changes).put(file.path(), file);
    }
    Map<Root, FileMap> next = new LinkedHashMap<>(files);
    Fingerprint sum = fingerprint;
    boolean isAsMany = true;
    int index = 0;
    for (Map.Entry<Root, FileMap> entry : files.entrySet()) {
      Map<String, @Nullable LiveFile> ofRoot = changes.getOrDefault(entry.getKey(), Map.of());
      for (Map.Entry<String, @Nullable LiveFile> change : ofRoot.entrySet()) {
        LiveFile old = entry.getValue().get(change.getKey());
        LiveFile file = change.getValue();
        isAsMany &= (old == null) == (file == null);
        sum = old == null ? sum : sum.minus(old.share(index));
        sum = file == null ? sum : sum.plus(file.share(index));
      }
      if (!ofRoot.isEmpty()) {
        next.put(entry.getKey(), entry.getValue().with(ofRoot));
      }
      index++;
    }
    return new LiveFiles(next, sum, isAsMany ? paths : new Paths());
  }

  /** Whether the other ones have files of the same names for sure. */
  public boolean hasPathsOf(LiveFiles other) {
    return paths == other.paths;
  }

  private static Map<String, @Nullable LiveFile> changesOf(
      Root root, Map<Root, Map<String, @Nullable LiveFile>> changes) {
    return changes.computeIfAbsent(root, key -> new HashMap<>());
  }

  @Override
  public Set<Root> roots() {
    return Collections.unmodifiableSet(files.keySet());
  }

  @Override
  public @Nullable LiveFile find(Root root, String path) {
    return get(root, path);
  }

  /** The names of all classes of live roots, with dots. */
  public Set<String> classNames() {
    Set<String> names = new HashSet<>();
    for (Map.Entry<Root, FileMap> entry : files.entrySet()) {
      for (String path : entry.getKey().isLive() ? entry.getValue().keySet() : Set.<String>of()) {
        if (LiveFile.isClass(path)) {
          names.add(ClassName.ofPath(path));
        }
      }
    }
    return names;
  }

  @Override
  public Map<Root, Set<String>> packages() {
    Map<Root, Set<String>> known = paths.packages;
    if (known == null) {
      known = new LinkedHashMap<>();
      for (Map.Entry<Root, FileMap> entry : files.entrySet()) {
        if (entry.getKey().isLive()) {
          known.put(entry.getKey(), packages(entry.getValue().keySet()));
        }
      }
      paths.packages = known;
    }
    return known;
  }

  private static Set<String> packages(Set<String> ofRoot) {
    Set<String> packages = new HashSet<>();
    for (String path : ofRoot) {
      if (LiveFile.isClass(path)) {
        packages.add(ClassName.packageOf(path));
      }
    }
    return packages;
  }

  public @Nullable LiveFile get(Root root, String path) {
    FileMap ofRoot = files.get(root);
    return ofRoot == null ? null : ofRoot.get(path);
  }

  /** The files of one root by their relative paths. */
  public Map<String, LiveFile> of(Root root) {
    FileMap ofRoot = files.get(root);
    return ofRoot == null ? Map.of() : ofRoot;
  }

  /** The paths of one root whose files are not in both, or have other content. */
  public Set<String> differing(Root root, LiveFiles other) {
    FileMap ofRoot = files.get(root);
    FileMap others = other.files.get(root);
    if (ofRoot == null || others == null) {
      return new HashSet<>((ofRoot == null ? other : this).of(root).keySet());
    }
    return ofRoot.differing(others);
  }

  /** The files, with their bytes, that the other one does not hold. */
  public List<LiveFile> notHeldBy(LiveFiles other) {
    List<LiveFile> own = new ArrayList<>();
    for (Map.Entry<Root, FileMap> entry : files.entrySet()) {
      FileMap others = other.files.get(entry.getKey());
      own.addAll(others == null ? entry.getValue().values() : entry.getValue().notHeldBy(others));
    }
    return own;
  }

  @Override
  public @Nullable LiveFile find(String path) {
    for (Map.Entry<Root, FileMap> entry : files.entrySet()) {
      LiveFile file = entry.getKey().isLive() ? entry.getValue().get(path) : null;
      if (file != null) {
        return file;
      }
    }
    return null;
  }

  @Override
  public List<LiveFile> findAll(String path) {
    List<LiveFile> found = new ArrayList<>();
    for (Map.Entry<Root, FileMap> entry : files.entrySet()) {
      LiveFile file = entry.getKey().isLive() ? entry.getValue().get(path) : null;
      if (file != null) {
        found.add(file);
      }
    }
    return found;
  }

  /** The number of live classes. */
  public int classes() {
    int count = 0;
    for (Root root : files.keySet()) {
      count += root.isLive() ? classes(root) : 0;
    }
    return count;
  }

  /** The number of classes in one root. */
  public int classes(Root root) {
    FileMap ofRoot = files.get(root);
    return ofRoot == null ? 0 : ofRoot.classes();
  }

  /** Of all files, whatever their order within a root. */
  public Fingerprint fingerprint() {
    return fingerprint;
  }
}
