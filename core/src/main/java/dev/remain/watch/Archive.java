// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch;

import dev.remain.classpath.Fingerprint;
import dev.remain.classpath.Root;
import org.jspecify.annotations.Nullable;

/** An archive root as it was last seen. Confined to the watch thread. */
final class Archive {

  private final Root root;
  private boolean suspect = true;
  private @Nullable FileNode node;
  private @Nullable String problem;

  Archive(Root root) {
    this.root = root;
  }

  Root root() {
    return root;
  }

  void suspect() {
    suspect = true;
  }

  boolean isSuspect() {
    return suspect;
  }

  /** Null while there is no file. */
  @Nullable FileNode node() {
    return node;
  }

  /** Why it cannot be used; null if it can, or is not there. */
  @Nullable String problem() {
    return problem;
  }

  @Nullable Fingerprint fingerprint() {
    return node == null ? null : node.fingerprint();
  }

  void see(@Nullable FileNode seen, @Nullable String why) {
    suspect = false;
    node = seen;
    problem = why;
  }
}
