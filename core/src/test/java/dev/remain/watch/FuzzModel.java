// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch;

import dev.remain.classfile.ClassFile;
import dev.remain.classpath.Baseline;
import dev.remain.classpath.ChangeSet;
import dev.remain.classpath.FileChange;
import dev.remain.classpath.Fingerprint;
import dev.remain.classpath.LiveFile;
import dev.remain.classpath.Root;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What is really on disk, for comparing. */
final class FuzzModel {

  private FuzzModel() {}

  static Map<String, Fingerprint> onDisk(Path root) throws IOException {
    Map<String, Fingerprint> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String path = root.relativize(file).toString().replace('\\', '/');
        if (!path.endsWith("~")) {
          files.put(path, Fingerprint.of(Files.readAllBytes(file)));
        }
      }
    }
    return files;
  }

  static Map<String, Fingerprint> in(Baseline baseline, Root root) {
    Map<String, Fingerprint> files = new TreeMap<>();
    for (LiveFile file : baseline.files().of(root).values()) {
      files.put(file.path(), file.fingerprint());
    }
    return files;
  }

  /** Says which class of a delivery is a part of one, or nothing. */
  static String incomplete(ChangeSet set) {
    StringBuilder found = new StringBuilder();
    for (FileChange change : set.changes()) {
      byte[] bytes = change.bytes();
      if (set.certain()
          && change.path().endsWith(".class")
          && bytes != null
          && ClassFile.read(bytes) instanceof ClassFile.Broken broken) {
        found.append(change.path()).append(' ').append(broken.reason()).append('\n');
      }
    }
    return found.toString();
  }
}
