// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch.disk;

import dev.remain.classpath.Baseline;
import dev.remain.classpath.Capture;
import dev.remain.classpath.Fingerprint;
import dev.remain.classpath.Root;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The reading of every file, once, for the first baseline. All are listed by then: one that is read
 * later and has another size, time or identity than it had in its list was written meanwhile, and
 * is a change. Confined to the watch thread.
 */
final class FirstReading {

  private final Capture capture;
  private final Time time;
  private final MessageDigest digest = Fingerprint.sha256();
  private final Map<Root, Integer> counts = new HashMap<>();
  private final List<Place> differing = new ArrayList<>();
  private final List<Place> unread = new ArrayList<>();

  private record Place(Tree tree, String path) {}

  FirstReading(Capture capture, Time time) {
    this.capture = capture;
    this.time = time;
  }

  /**
   * Says what was read of a file.
   *
   * @param content null if it is there and could not be read
   */
  void offer(Tree tree, String path, @Nullable Fingerprint content, byte @Nullable [] bytes) {
    if (content == null || bytes == null) {
      unread.add(new Place(tree, path));
      return;
    }
    counts.merge(tree.root(), 1, Integer::sum);
    if (!capture.offer(tree.root(), path, bytes, content) || content.equals(Fingerprint.UNKNOWN)) {
      differing.add(new Place(tree, path));
    }
  }

  /** Reads every file of a tree that was listed and not read. */
  void read(Tree tree) {
    DirectoryNode top = tree.top();
    if (top != null) {
      read(tree, top);
    }
  }

  private void read(Tree tree, DirectoryNode node) {
    for (Map.Entry<String, FileNode> entry : node.files.entrySet()) {
      if (entry.getValue().fingerprint() == null) {
        String path = entry.getKey();
        try {
          entry.setValue(read(tree, path, entry.getValue()));
        } catch (NoSuchFileException e) {
          tree.suspect(node); // It is gone, as the next look finds out.
        } catch (IOException e) {
          // It is there, but locked or forbidden: unknown is not deleted.
          offer(tree, path, null, null);
        }
      }
    }
    node.directories.values().forEach(child -> read(tree, child));
  }

  private FileNode read(Tree tree, String path, FileNode listed) throws IOException {
    Path file = tree.root().path().resolve(path);
    byte[] bytes = FileBytes.read(file);
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    digest.update(bytes);
    FileNode now =
        FileNode.of(attributes, Fingerprint.of(digest), listed.link(), time.millis())
            .changed(listed.changed());
    boolean isOther = !listed.looksLike(attributes);
    offer(tree, path, isOther ? Fingerprint.UNKNOWN : now.fingerprint(), bytes);
    return now;
  }

  /** The first baseline: nothing is read any more. */
  Baseline complete() {
    return capture.complete();
  }

  /** Finds in what the disk differs from the baseline: mostly in nothing. */
  void compare(Snapshot snapshot, Difference difference) {
    DifferenceUpdater comparison = new DifferenceUpdater(snapshot, difference);
    differing.forEach(place -> comparison.file(place.tree(), place.path()));
    unread.forEach(place -> comparison.unread(place.tree(), place.path()));
    for (Tree tree : snapshot.trees()) {
      int kept = difference.baseline().paths(tree.root()).size();
      if (kept != counts.getOrDefault(tree.root(), 0)) {
        comparison.gone(tree); // Somebody else read files that were gone when they were listed.
      }
    }
    snapshot.archives().forEach(comparison::archive);
  }
}
