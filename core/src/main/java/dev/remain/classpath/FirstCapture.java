// SPDX-License-Identifier: Apache-2.0
package dev.remain.classpath;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The capture of the roots on disk. Thread-safe. */
public final class FirstCapture implements Capture {

  private volatile ByteStore store;
  private final Globs ignore;
  private final Globs refresh;
  private final List<Root> roots;
  private volatile Map<Root, Map<String, LiveFile>> captured;
  private final Map<Root, Fingerprint> archives = new ConcurrentHashMap<>();
  private volatile @Nullable Baseline baseline;

  /** What was asked for and not there, of each root, with its lock; none once all are read. */
  private final Map<Root, Set<String>> missed = new HashMap<>();

  /**
   * @param roots in class path order; live archives are read at once
   * @param ignore files that are never part of a generation
   * @param refresh files that are read from the disk whenever they are asked for
   * @throws IOException if a live archive cannot be read
   */
  public FirstCapture(List<Root> roots, ByteStore store, Globs ignore, Globs refresh)
      throws IOException {
    this.store = store;
    this.ignore = ignore;
    this.refresh = refresh;
    this.roots = List.copyOf(roots);
    captured = nothing();
    for (Root root : roots) {
      missed.put(root, new HashSet<>());
      Map<String, LiveFile> files = filesOf(root);
      if (root.isLive() && root.isArchive()) {
        for (LiveFile file : LiveArchive.read(root, store)) {
          files.put(file.path(), file);
        }
      }
    }
  }

  @Override
  public List<Root> roots() {
    return roots;
  }

  @Override
  public boolean offer(Root root, String path, byte[] bytes, Fingerprint fingerprint) {
    LiveFile known = filesOf(root).get(path);
    LiveFile kept = known == null ? unlessMissed(file(root, path, bytes, fingerprint)) : known;
    return kept != null && kept.fingerprint().equals(fingerprint);
  }

  private LiveFile file(Root root, String path, byte[] bytes, Fingerprint fingerprint) {
    return refresh.matches(path)
        ? LiveFile.onDisk(root, path, bytes, store, fingerprint)
        : LiveFile.of(root, path, bytes, store, fingerprint);
  }

  /** Null if somebody has asked for it, and went without: then it is a change. */
  private @Nullable LiveFile unlessMissed(LiveFile read) {
    synchronized (missed) {
      Set<String> ofRoot = missed.get(read.root());
      if (ofRoot == null || !ofRoot.contains(read.path())) {
        return unlessKnown(read);
      }
    }
    read.content().release();
    return null;
  }

  /** The one that was read meanwhile; else null, and a later one is a change. */
  private @Nullable LiveFile missed(Root root, String path) {
    synchronized (missed) {
      Map<String, LiveFile> files = captured.get(root);
      LiveFile file = files == null ? null : files.get(path);
      Set<String> ofRoot = file == null ? missed.get(root) : null;
      boolean unused = ofRoot != null && ofRoot.add(path);
      return file;
    }
  }

  private void forgetMissed() {
    synchronized (missed) {
      missed.clear();
    }
  }

  /** The file itself, or the same one from whoever was earlier. */
  private LiveFile unlessKnown(LiveFile read) {
    Map<String, LiveFile> files = captured.get(read.root());
    if (files == null) {
      return read; // Nothing is kept any more.
    }
    LiveFile earlier = files.putIfAbsent(read.path(), read);
    if (earlier == null) {
      return read;
    }
    read.content().release();
    return earlier;
  }

  private LiveFile file(Root root, String path, byte[] bytes) {
    return refresh.matches(path)
        ? LiveFile.onDisk(root, path, bytes, store)
        : LiveFile.of(root, path, bytes, store);
  }

  @Override
  public void offerArchive(Root root, Fingerprint fingerprint) {
    archives.putIfAbsent(root, fingerprint);
  }

  @Override
  public synchronized Baseline complete() {
    Baseline known = baseline;
    if (known == null) {
      known = new Baseline(LiveFiles.of(captured), archives);
      baseline = known;
      captured = nothing();
      forgetMissed();
    }
    return known;
  }

  @Override
  public @Nullable Baseline baseline() {
    return baseline;
  }

  /** How many classes there are in live archives. */
  public int archivedClasses() {
    int count = 0;
    for (Root root : roots) {
      if (root.isLive() && root.isArchive()) {
        Baseline known = baseline;
        count +=
            known != null
                ? known.files().classes(root)
                : (int) filesOf(root).values().stream().filter(LiveFile::isClass).count();
      }
    }
    return count;
  }

  /** There will be no baseline: nothing is kept any more, and each file is read when asked for. */
  public synchronized void abandon() {
    Map<Root, Map<String, LiveFile>> archivesOnly = nothing();
    archivesOnly.keySet().removeIf(root -> !root.isArchive());
    captured.forEach((root, files) -> archivesOnly.computeIfPresent(root, (known, none) -> files));
    store = new ByteStore(Long.MAX_VALUE);
    captured = archivesOnly;
    forgetMissed();
  }

  @Override
  public @Nullable LiveFile find(String path) {
    for (Root root : roots) {
      LiveFile file = root.isLive() ? find(root, path) : null;
      if (file != null) {
        return file;
      }
    }
    return null;
  }

  /** None, as long as not all are read. */
  @Override
  public Map<Root, Set<String>> packages() {
    Baseline known = baseline;
    return known == null ? Map.of() : known.files().packages();
  }

  @Override
  public List<LiveFile> findAll(String path) {
    List<LiveFile> found = new ArrayList<>();
    for (Root root : roots) {
      LiveFile file = root.isLive() ? find(root, path) : null;
      if (file != null) {
        found.add(file);
      }
    }
    return found;
  }

  @Override
  public @Nullable LiveFile find(Root root, String path) {
    Baseline known = baseline;
    if (known != null) {
      return known.files().get(root, path);
    }
    Map<String, LiveFile> files = captured.get(root);
    LiveFile file = files == null ? null : files.get(path);
    if (file == null && !root.isArchive()) {
      file = read(root, path);
    }
    // What was read beside the end of capturing is not what the baseline has.
    return baseline == null ? file : find(root, path);
  }

  private @Nullable LiveFile read(Root root, String path) {
    if (!ResourceName.isPath(path)) {
      return null;
    }
    try {
      Path file = root.path().resolve(path);
      if (ignore.matches(path) || !Files.isRegularFile(file)) {
        return missed(root, path);
      }
      byte[] bytes = read(file);
      return unlessKnown(file(root, path, bytes));
    } catch (IOException | InvalidPathException e) {
      return null; // As for the JVM: what cannot be read is not there.
    }
  }

  /**
   * By the plainest means: the channels of {@code Files} take longer, the first time much longer.
   */
  private static byte[] read(Path file) throws IOException {
    try (FileInputStream in = new FileInputStream(file.toFile())) {
      return in.readAllBytes();
    }
  }

  private Map<Root, Map<String, LiveFile>> nothing() {
    Map<Root, Map<String, LiveFile>> nothing = new LinkedHashMap<>();
    for (Root root : roots) {
      nothing.put(root, new ConcurrentHashMap<>());
    }
    return nothing;
  }

  private Map<String, LiveFile> filesOf(Root root) {
    Map<String, LiveFile> files = captured.get(root);
    if (files == null) {
      throw new IllegalArgumentException("'root' must be one of the captured roots, was " + root);
    }
    return files;
  }
}
