// SPDX-License-Identifier: Apache-2.0
package dev.remain.classpath;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of one root by their relative paths. One that was made from another shares with it what
 * is the same in both, so that an edit among very many files costs as much as among few. Immutable.
 */
final class FileMap extends AbstractMap<String, LiveFile> {

  /** So many replaced files, and their bytes, may be held by what is shared. */
  private static final int MOST_EDITS = 256;

  private final Map<String, LiveFile> shared;

  /** What is another file than the shared one; null if it is gone. */
  private final Map<String, @Nullable LiveFile> edits;

  private final int size;
  private final int classes;

  private FileMap(
      Map<String, LiveFile> shared, Map<String, @Nullable LiveFile> edits, int size, int classes) {
    this.shared = shared;
    this.edits = edits;
    this.size = size;
    this.classes = classes;
  }

  static FileMap of(Map<String, LiveFile> files) {
    int classes = 0;
    for (String path : files.keySet()) {
      classes += LiveFile.isClass(path) ? 1 : 0;
    }
    return new FileMap(Map.copyOf(files), Map.of(), files.size(), classes);
  }

  /**
   * @param changes by path; null if the file is gone
   */
  FileMap with(Map<String, @Nullable LiveFile> changes) {
    Map<String, @Nullable LiveFile> all = new HashMap<>(edits);
    all.putAll(changes);
    int files = size;
    int ofThem = classes;
    for (Entry<String, @Nullable LiveFile> change : changes.entrySet()) {
      int more = (change.getValue() == null ? 0 : 1) - (containsKey(change.getKey()) ? 1 : 0);
      files += more;
      ofThem += LiveFile.isClass(change.getKey()) ? more : 0;
    }
    FileMap next = new FileMap(shared, all, files, ofThem);
    return all.size() <= MOST_EDITS ? next : of(next);
  }

  /** The paths of the files that are not in both, or have other content. */
  Set<String> differing(FileMap other) {
    Set<String> paths = possiblyDiffering(other);
    paths.removeIf(path -> LiveFile.areSame(get(path), other.get(path)));
    return paths;
  }

  /** The files that the other one does not hold, though it may have others of their content. */
  List<LiveFile> notHeldBy(FileMap other) {
    List<LiveFile> own = new ArrayList<>();
    for (String path : possiblyDiffering(other)) {
      LiveFile file = get(path);
      if (file != null && !file.equals(other.get(path))) {
        own.add(file);
      }
    }
    return own;
  }

  private Set<String> possiblyDiffering(FileMap other) {
    boolean isAkin = isSharing(other);
    Set<String> paths = new HashSet<>(isAkin ? edits.keySet() : keySet());
    paths.addAll(isAkin ? other.edits.keySet() : other.keySet());
    return paths;
  }

  @SuppressWarnings("ReferenceEquality") // that very map
  private boolean isSharing(FileMap other) {
    return shared == other.shared;
  }

  /** How many of them are classes. */
  int classes() {
    return classes;
  }

  @Override
  public @Nullable LiveFile get(@Nullable Object path) {
    LiveFile edited = edits.get(path);
    return edited != null || edits.containsKey(path) ? edited : shared.get(path);
  }

  @Override
  public boolean containsKey(@Nullable Object path) {
    return get(path) != null;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Set<Entry<String, LiveFile>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Entry<String, LiveFile>> iterator() {
        return entries().iterator();
      }

      @Override
      public int size() {
        return size;
      }
    };
  }

  private Stream<Entry<String, LiveFile>> entries() {
    Stream<Entry<String, LiveFile>> same =
        shared.entrySet().stream().filter(entry -> !edits.containsKey(entry.getKey()));
    Stream<Entry<String, LiveFile>> edited =
        edits.values().stream()
            .flatMap(Stream::ofNullable)
            .map(file -> new SimpleImmutableEntry<>(file.path(), file));
    return Stream.concat(same, edited);
  }
}
