// SPDX-License-Identifier: Apache-2.0
package dev.remain.classpath;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the running generation was loaded from, by content. Changes are differences from this.
 * Immutable.
 */
public final class Baseline {

  private final LiveFiles files;
  private final Map<Root, Fingerprint> archives;

  /** Computed when first asked for, since a digest of each archive takes a restart some time. */
  private volatile @Nullable Fingerprint ofArchives;

  /**
   * @param files the files of all directories, and the entries of live archives
   * @param archives the fingerprints of all archives that were there, live and base
   */
  public Baseline(LiveFiles files, Map<Root, Fingerprint> archives) {
    this.files = files;
    this.archives = Map.copyOf(archives);
  }

  /** What comes after this one. */
  public Baseline next(LiveFiles nextFiles, Map<Root, Fingerprint> nextArchives) {
    Baseline next = new Baseline(nextFiles, nextArchives);
    if (next.archives.equals(archives)) {
      next.ofArchives = ofArchives;
    }
    return next;
  }

  public LiveFiles files() {
    return files;
  }

  public Map<Root, Fingerprint> archives() {
    return archives;
  }

  /**
   * @param path relative to the root; empty for an archive as a whole
   * @return null if it was not there
   */
  public @Nullable Fingerprint fingerprint(Root root, String path) {
    if (root.isArchive()) {
      return archives.get(root);
    }
    LiveFile file = files.get(root, path);
    return file == null ? null : file.fingerprint();
  }

  /** The relative paths of a directory's files. */
  public Set<String> paths(Root root) {
    return files.of(root).keySet();
  }

  /** Whether this is that very baseline, not only an equal one. */
  @SuppressWarnings("ReferenceEquality")
  public boolean is(@Nullable Baseline other) {
    return this == other;
  }

  /** Of the whole program. */
  public Fingerprint fingerprint() {
    Fingerprint known = ofArchives;
    if (known == null) {
      known = ofArchives();
      ofArchives = known;
    }
    return files.fingerprint().plus(known);
  }

  private Fingerprint ofArchives() {
    Fingerprint sum = Fingerprint.ZERO;
    for (Map.Entry<Root, Fingerprint> archive : archives.entrySet()) {
      sum =
          sum.plus(
              Fingerprint.of(archive.getKey().path().getFileName() + ":" + archive.getValue()));
    }
    return sum;
  }
}
