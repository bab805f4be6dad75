// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** How far the events of a file system can be relied on, by its type. */
public enum EventReliability {
  /** Every write makes an event. */
  EVENTS,
  /** Writes to the layers below make none. */
  LAYERED,
  /** Somebody else may write without an event here: network and host mounts, and unknown types. */
  POLL;

  private static final List<String> TRUSTED =
      List.of("ext", "xfs", "btrfs", "zfs", "tmpfs", "ntfs", "refs");

  /** Of the file system on which a path lies, or will once it is there. */
  public static EventReliability of(Path path) {
    for (Path at = path; at != null; at = at.getParent()) {
      if (Files.exists(at)) {
        try {
          return ofType(Files.getFileStore(at).type());
        } catch (IOException e) {
          return POLL;
        }
      }
    }
    return POLL;
  }

  /** macOS has good types too, but the JDK has no events there. */
  static EventReliability ofType(String type) {
    String name = type.toLowerCase(Locale.ROOT);
    if (name.equals("overlay") || name.equals("overlayfs")) {
      return LAYERED;
    }
    return TRUSTED.stream().anyMatch(name::startsWith) ? EVENTS : POLL;
  }
}
