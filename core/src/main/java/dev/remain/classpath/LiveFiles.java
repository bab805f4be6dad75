// SPDX-License-Identifier: Apache-2.0
package dev.remain.classpath;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
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

  private final Map<Root, Map<String, LiveFile>> files;
  private final Fingerprint fingerprint;

  private LiveFiles(Map<Root, Map<String, LiveFile>> files, Fingerprint fingerprint) {
    this.files = files;
    this.fingerprint = fingerprint;
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
    Map<Root, Map<String, LiveFile>> files = new LinkedHashMap<>();
    Fingerprint sum = Fingerprint.ZERO;
    for (Map.Entry<Root, Map<String, LiveFile>> entry : captured.entrySet()) {
      for (LiveFile file : entry.getValue().values()) {
        sum = sum.plus(file.share(files.size()));
      }
      files.put(entry.getKey(), new HashMap<>(entry.getValue()));
    }
    return new LiveFiles(files, sum);
  }

  /** A file that is there no longer. */
  public record Gone(Root root, String path) {}

  /** These files with some written and some deleted; this object stays as it is. */
  public LiveFiles with(Collection<LiveFile> written, Collection<Gone> deleted) {
    Map<Root, Map<String, LiveFile>> next = new LinkedHashMap<>(files);
    List<Root> order = List.copyOf(files.keySet());
    Map<Root, Map<String, LiveFile>> copies = new HashMap<>();
    Fingerprint sum = fingerprint;
    for (Gone gone : deleted) {
      LiveFile old = copy(copies, gone.root()).remove(gone.path());
      sum = old == null ? sum : sum.minus(old.share(order.indexOf(gone.root())));
    }
    for (LiveFile file : written) {
      int index = order.indexOf(file.root());
      LiveFile old = copy(copies, file.root()).put(file.path(), file);
      sum = old == null ? sum : sum.minus(old.share(index));
      sum = sum.plus(file.share(index));
    }
    next.putAll(copies);
    return new LiveFiles(next, sum);
  }

  private Map<String, LiveFile> copy(Map<Root, Map<String, LiveFile>> copies, Root root) {
    return copies.computeIfAbsent(root, key -> new HashMap<>(files.getOrDefault(key, Map.of())));
  }

  /** In class path order. */
  public Set<Root> roots() {
    return Collections.unmodifiableSet(files.keySet());
  }

  public @Nullable LiveFile get(Root root, String path) {
    return files.getOrDefault(root, Map.of()).get(path);
  }

  /** The files of one root by their relative paths. */
  public Map<String, LiveFile> of(Root root) {
    return Collections.unmodifiableMap(files.getOrDefault(root, Map.of()));
  }

  @Override
  public @Nullable LiveFile find(String path) {
    for (Map.Entry<Root, Map<String, LiveFile>> entry : files.entrySet()) {
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
    for (Map.Entry<Root, Map<String, LiveFile>> entry : files.entrySet()) {
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
    for (Map.Entry<Root, Map<String, LiveFile>> entry : files.entrySet()) {
      if (entry.getKey().isLive()) {
        for (String path : entry.getValue().keySet()) {
          count += LiveFile.isClass(path) ? 1 : 0;
        }
      }
    }
    return count;
  }

  /** Of all files, whatever their order within a root. */
  public Fingerprint fingerprint() {
    return fingerprint;
  }
}
