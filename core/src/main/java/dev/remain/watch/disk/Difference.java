// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch.disk;

import dev.remain.classfile.ClassFile;
import dev.remain.classpath.Baseline;
import dev.remain.classpath.FileChange;
import dev.remain.classpath.Fingerprint;
import dev.remain.classpath.Root;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * In what the disk differs from the baseline, kept up to date file by file. Confined to the watch
 * thread.
 */
public final class Difference {

  /**
   * One file that differs, or of which it is not known.
   *
   * @param fingerprint of the file on disk; null if it is deleted or cannot be read
   * @param problem why the file is not to be used as it is; completes "x.class ..."; or null
   */
  public record Entry(
      FileChange.Kind kind, @Nullable Fingerprint fingerprint, @Nullable String problem) {

    /** Whether there is something to deliver. */
    public boolean isKnown() {
      return kind == FileChange.Kind.DELETED || fingerprint != null;
    }
  }

  /** One file that is to be delivered; null as its fingerprint if it is deleted. */
  public record Known(Root root, String path, @Nullable Fingerprint fingerprint) {}

  private final List<Root> roots;
  private final BiPredicate<Root, String> noise;
  private final Map<Root, NavigableMap<String, Entry>> entries = new HashMap<>();
  private Fingerprint signature = Fingerprint.ZERO;
  private int known;
  private long version;
  private int knownClasses;
  private Baseline baseline;

  /**
   * @param roots in class path order
   */
  Difference(List<Root> roots, Baseline baseline) {
    this(roots, baseline, (root, path) -> false);
  }

  /**
   * @param noise files of which a change is no reason for anything; see {@link Effects}
   */
  Difference(List<Root> roots, Baseline baseline, BiPredicate<Root, String> noise) {
    this.roots = roots;
    this.noise = noise;
    this.baseline = baseline;
    roots.forEach(root -> entries.put(root, new TreeMap<>()));
  }

  public Baseline baseline() {
    return baseline;
  }

  /** Compares with another baseline from now on; what differs is to be told again. */
  void rebase(Baseline next) {
    baseline = next;
    version++;
  }

  /** Another one whenever anything was said of any file. */
  public long version() {
    return version;
  }

  /** Of one root, by path; empty path for an archive as a whole. */
  public NavigableMap<String, Entry> of(Root root) {
    return entries.getOrDefault(root, new TreeMap<>());
  }

  /** All that there is to deliver, in class path order. */
  public List<Known> known() {
    List<Known> all = new ArrayList<>(known);
    for (Root root : roots) {
      of(root)
          .forEach(
              (path, entry) -> {
                if (entry.isKnown() && !isNoise(root, path)) {
                  all.add(new Known(root, path, entry.fingerprint()));
                }
              });
    }
    return all;
  }

  public boolean isEmpty() {
    return known == 0;
  }

  /** How many files there are to deliver. */
  public int count() {
    return known;
  }

  /** Whether nothing but resources differs. */
  public boolean isResourcesOnly() {
    return knownClasses == 0;
  }

  /** Equal for equal differences. */
  public Fingerprint signature() {
    return signature;
  }

  /**
   * Says what is on disk now.
   *
   * @param present whether there is a file
   * @param disk null if there is none, or it cannot be read
   * @param bytes the content, if it is at hand
   */
  void update(
      Root root,
      String path,
      boolean present,
      @Nullable Fingerprint disk,
      byte @Nullable [] bytes) {
    Fingerprint old = baseline.fingerprint(root, path);
    if (!present) {
      put(root, path, old == null ? null : new Entry(FileChange.Kind.DELETED, null, null));
    } else if (disk == null) {
      put(root, path, new Entry(FileChange.Kind.MODIFIED, null, "cannot be read"));
    } else if (disk.equals(old)) {
      put(root, path, null);
    } else {
      FileChange.Kind kind = old == null ? FileChange.Kind.ADDED : FileChange.Kind.MODIFIED;
      put(root, path, new Entry(kind, disk, problem(path, bytes)));
    }
  }

  /** Says that an archive is there but not whole. */
  void damaged(Root archive, String problem) {
    put(archive, "", new Entry(FileChange.Kind.MODIFIED, null, problem));
  }

  private static @Nullable String problem(String path, byte @Nullable [] bytes) {
    if (bytes == null
        || !path.endsWith(".class")
        || !(ClassFile.read(bytes) instanceof ClassFile.Broken broken)) {
      return null;
    }
    return "is incomplete: " + broken.reason();
  }

  /** Whether a change of that file is no reason for a delivery; it is part of the next one. */
  public boolean isNoise(Root root, String path) {
    return noise.test(root, path);
  }

  /** Whether anything differs that is no reason for a delivery. */
  public boolean isNoisy() {
    return roots.stream().mapToInt(root -> of(root).size()).sum() > known;
  }

  /** Something else is noise than before. */
  public void recount() {
    version++;
    known = 0;
    knownClasses = 0;
    signature = Fingerprint.ZERO;
    for (Root root : roots) {
      of(root).forEach((path, entry) -> count(root, path, entry));
    }
  }

  private void put(Root root, String path, @Nullable Entry entry) {
    version++;
    NavigableMap<String, Entry> ofRoot = of(root);
    Entry old = entry == null ? ofRoot.remove(path) : ofRoot.put(path, entry);
    if (old != null && counts(root, path, old)) {
      count(root, path, -1);
      signature = signature.minus(share(root, path, old));
    }
    if (entry != null) {
      count(root, path, entry);
    }
  }

  private boolean counts(Root root, String path, Entry entry) {
    return entry.isKnown() && !isNoise(root, path);
  }

  private void count(Root root, String path, Entry entry) {
    if (counts(root, path, entry)) {
      count(root, path, 1);
      signature = signature.plus(share(root, path, entry));
    }
  }

  private void count(Root root, String path, int by) {
    known += by;
    knownClasses += root.isArchive() || path.endsWith(".class") ? by : 0;
  }

  private Fingerprint share(Root root, String path, Entry entry) {
    return Fingerprint.of(roots.indexOf(root) + ":" + path + ":" + entry.fingerprint());
  }
}
