// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import dev.remain.classpath.Baseline;
import dev.remain.classpath.ByteStore;
import dev.remain.classpath.ChangeSet;
import dev.remain.classpath.FileChange;
import dev.remain.classpath.Fingerprint;
import dev.remain.classpath.Globs;
import dev.remain.classpath.LiveArchive;
import dev.remain.classpath.LiveFile;
import dev.remain.classpath.LiveFiles;
import dev.remain.classpath.Root;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the next generation would be loaded from.
 *
 * @param baseline what changes are differences from, once it runs: the disk, with these changes
 * @param program what it is made of: that, but where an earlier program is run again
 * @param changed paths of live files in which the program differs from the baseline that there is
 * @param archives paths of base archives that differ
 * @param written files that only the next generation has
 */
record NextBaseline(
    Baseline baseline,
    Baseline program,
    Set<String> changed,
    Set<Path> archives,
    List<LiveFile> written) {

  /** Nothing differs from what runs, or ran last. */
  static NextBaseline same(Running now) {
    return new NextBaseline(now.baseline(), now.program(), Set.of(), Set.of(), List.of());
  }

  /** An earlier program, whatever is on the disk. */
  static NextBaseline back(Baseline now, Baseline earlier) {
    Set<String> changed = new TreeSet<>();
    for (Root root : now.files().roots()) {
      changed.addAll(now.files().differing(root, earlier.files()));
    }
    return new NextBaseline(now, earlier, changed, Set.of(), List.of());
  }

  /**
   * @param refresh files that are read from the disk
   * @throws IOException if a live archive cannot be read
   */
  static NextBaseline of(Baseline now, ChangeSet changes, ByteStore store, Globs refresh)
      throws IOException {
    List<LiveFile> written = new ArrayList<>();
    try {
      return of(now, changes, store, refresh, written);
    } catch (IOException e) {
      written.forEach(file -> file.content().release());
      throw e;
    }
  }

  private static NextBaseline of(
      Baseline now, ChangeSet changes, ByteStore store, Globs refresh, List<LiveFile> written)
      throws IOException {
    Map<Root, Fingerprint> archives = new HashMap<>(now.archives());
    Set<Path> changedArchives = new TreeSet<>();
    List<LiveFile> replaced = new ArrayList<>();
    for (FileChange change : changes.changes()) {
      Root root = change.root();
      if (root.isArchive()) {
        archives.remove(root);
        if (change.fingerprint() != null) {
          archives.put(root, change.fingerprint());
        }
        if (root.isLive()) {
          replaced.addAll(now.files().of(root).values());
          if (change.fingerprint() != null) {
            written.addAll(LiveArchive.read(root, store));
          }
        } else {
          changedArchives.add(root.path());
        }
        continue;
      }
      LiveFile old = now.files().get(root, change.path());
      if (old != null) {
        replaced.add(old);
      }
      byte[] bytes = change.bytes();
      if (bytes != null) {
        written.add(
            refresh.matches(change.path())
                ? LiveFile.onDisk(root, change.path(), bytes, store)
                : LiveFile.of(root, change.path(), bytes, store));
      }
    }
    Baseline next = now.next(files(now.files(), written, replaced), archives);
    return new NextBaseline(next, next, paths(written, replaced), changedArchives, written);
  }

  private static LiveFiles files(LiveFiles now, List<LiveFile> written, List<LiveFile> replaced) {
    List<LiveFiles.Gone> gone = new ArrayList<>();
    replaced.forEach(file -> gone.add(new LiveFiles.Gone(file.root(), file.path())));
    return now.with(written, gone);
  }

  private static Set<String> paths(List<LiveFile> written, List<LiveFile> replaced) {
    Map<String, LiveFile> before = new HashMap<>();
    replaced.forEach(file -> before.put(file.root().path() + "!" + file.path(), file));
    Set<String> paths = new TreeSet<>();
    for (LiveFile file : written) {
      LiveFile old = before.remove(file.root().path() + "!" + file.path());
      if (old == null || !old.fingerprint().equals(file.fingerprint())) {
        paths.add(file.path()); // An archive is written as a whole.
      }
    }
    before.values().forEach(file -> paths.add(file.path()));
    return paths;
  }

  /** Whether the program is what was last seen on the disk. */
  boolean isOnDisk() {
    return program.is(baseline);
  }

  /** The next generation will not run. */
  void discard() {
    written.forEach(file -> file.content().release());
  }
}
