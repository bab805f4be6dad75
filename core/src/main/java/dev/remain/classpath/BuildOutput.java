// SPDX-License-Identifier: Apache-2.0
package dev.remain.classpath;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a build puts what it makes, which is never below version control: what Remain keeps of a
 * program lies in a directory of its own in it, and is safe to delete. Stateless.
 */
public final class BuildOutput {

  /** What tools call it. */
  public static final List<String> NAMES = List.of("target", "build", "out", "bin");

  /** The directory of Remain in it. */
  public static final String OWN = "remain";

  private BuildOutput() {}

  /** {@code target} for {@code target/classes}; null if the directory is in no build's output. */
  public static @Nullable Path of(Path directory) {
    for (Path at = directory.getParent(); at != null; at = at.getParent()) {
      if (NAMES.contains(String.valueOf(at.getFileName()))) {
        return at;
      }
    }
    return null;
  }

  /**
   * For {@code target/classes} it is {@code target/remain}; null where none of the directories
   * looks like a build's.
   */
  public static @Nullable Path own(List<Path> directories) {
    for (Path directory : directories) {
      Path output = of(directory);
      if (output != null) {
        return output.resolve(OWN);
      }
    }
    return null;
  }
}
