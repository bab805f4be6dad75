// SPDX-License-Identifier: Apache-2.0
package dev.remain.classpath;

import java.nio.file.Path;
import java.util.ArrayList;
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

  /** What is kept there; each lies in that directory itself. */
  private static final String NOTES = "/*.{txt,json,tmp}";

  private BuildOutput() {}

  /**
   * Globs of what Remain keeps itself, of this program or of another one: where the output of a
   * build lies below a directory of the class path, it is no part of the program.
   *
   * @param directories of the class path
   */
  public static List<String> notes(List<Path> directories) {
    List<String> globs = new ArrayList<>();
    globs.add("**/{" + String.join(",", NAMES) + "}/" + OWN + NOTES);
    for (Path directory : directories) {
      Path output = of(directory);
      for (Path root : output == null ? List.<Path>of() : directories) {
        if (root.equals(output)) { // Then it is no directory of that name below.
          globs.add(OWN + NOTES);
        }
      }
    }
    return globs;
  }

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
