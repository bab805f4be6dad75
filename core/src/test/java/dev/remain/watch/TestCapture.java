// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch;

import dev.remain.classpath.Baseline;
import dev.remain.classpath.ByteStore;
import dev.remain.classpath.Capture;
import dev.remain.classpath.ChangeSet;
import dev.remain.classpath.FileChange;
import dev.remain.classpath.Fingerprint;
import dev.remain.classpath.LiveFile;
import dev.remain.classpath.LiveFiles;
import dev.remain.classpath.Root;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What generation 1 was read from, and what a program would make of change sets. */
class TestCapture implements Capture {

  private static final ByteStore STORE = new ByteStore(1L << 30);

  private final List<Root> roots;
  private final Map<String, LiveFile> files = new LinkedHashMap<>();
  private final Map<Root, Fingerprint> archives = new HashMap<>();
  private @Nullable Baseline baseline;

  TestCapture(List<Root> roots) {
    this.roots = roots;
  }

  @Override
  public synchronized boolean offer(Root root, String path, byte[] bytes, Fingerprint fingerprint) {
    LiveFile offered = LiveFile.of(root, path, bytes, STORE, fingerprint);
    LiveFile earlier = files.putIfAbsent(root + path, offered);
    return earlier == null || earlier.fingerprint().equals(fingerprint);
  }

  @Override
  public synchronized void offerArchive(Root root, Fingerprint fingerprint) {
    archives.putIfAbsent(root, fingerprint);
  }

  @Override
  public synchronized Baseline complete() {
    Baseline made = new Baseline(LiveFiles.of(roots, files.values()), archives);
    baseline = made;
    return made;
  }

  @Override
  public synchronized @Nullable Baseline baseline() {
    return baseline;
  }

  @Override
  public List<Root> roots() {
    return roots;
  }

  @Override
  public @Nullable LiveFile find(Root root, String path) {
    throw new UnsupportedOperationException();
  }

  @Override
  public @Nullable LiveFile find(String path) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<Root, Set<String>> packages() {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<LiveFile> findAll(String path) {
    throw new UnsupportedOperationException();
  }

  /** The baseline of a generation made from a change set. */
  static Baseline with(Baseline old, ChangeSet changes) {
    List<LiveFile> written = new ArrayList<>();
    List<LiveFiles.Gone> deleted = new ArrayList<>();
    Map<Root, Fingerprint> archives = new HashMap<>(old.archives());
    for (FileChange change : changes.changes()) {
      if (change.root().isArchive()) {
        archives.remove(change.root());
        if (change.fingerprint() != null) {
          archives.put(change.root(), change.fingerprint());
        }
      } else if (change.bytes() == null) {
        deleted.add(new LiveFiles.Gone(change.root(), change.path()));
      } else {
        written.add(LiveFile.of(change.root(), change.path(), change.bytes(), STORE));
      }
    }
    return new Baseline(old.files().with(written, deleted), archives);
  }
}
