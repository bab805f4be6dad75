// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch;

import dev.remain.classpath.Fingerprint;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What was delivered last. Confined to the watch thread. */
final class LastDelivery {

  private static final long SOON = Duration.ofSeconds(2).toNanos();

  private final Map<String, @Nullable Fingerprint> contents = new HashMap<>();
  private @Nullable Fingerprint signature;
  private boolean any;
  private long at;

  boolean is(Difference difference) {
    return difference.signature().equals(signature);
  }

  /** Lets the same difference be delivered again. */
  void forget() {
    signature = null;
  }

  void set(Difference difference, List<FileChange> changes, long now) {
    signature = difference.signature();
    any = !changes.isEmpty();
    at = now;
    contents.clear();
    changes.forEach(change -> contents.put(key(change), change.fingerprint()));
  }

  boolean isAny() {
    return any;
  }

  /**
   * Whether these changes look like the rest of that build: soon after it, other files, and none of
   * its files written again, as somebody does who edits one file twice.
   */
  boolean wasPremature(List<FileChange> changes, long began) {
    if (!any || began - at > SOON) {
      return false;
    }
    boolean others = false;
    for (FileChange change : changes) {
      String key = key(change);
      if (!contents.containsKey(key)) {
        others = true;
      } else if (!Objects.equals(contents.get(key), change.fingerprint())) {
        return false;
      }
    }
    return others;
  }

  private static String key(FileChange change) {
    return change.root().path() + "|" + change.path();
  }
}
