// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile;

import dev.remain.classpath.Fingerprint;
import dev.remain.classpath.Publication;
import dev.remain.compile.proof.ClassDirectory;
import dev.remain.compile.round.Made;
import dev.remain.compile.round.ModuleCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One class file that is to be another.
 *
 * @param directory the class directory
 * @param name of the class
 * @param made null if there is to be none
 * @param before null if there is none
 */
record Output(Path directory, String name, @Nullable Made made, @Nullable Made before) {

  /** What is to be written and deleted in a directory, in the order of the names. */
  static List<Output> between(Path directory, ModuleCode before, ModuleCode after) {
    List<Output> outputs = new ArrayList<>();
    TreeSet<String> names = new TreeSet<>(before.classes().keySet());
    names.addAll(after.classes().keySet());
    for (String name : names) {
      Made old = before.classes().get(name);
      Made now = after.classes().get(name);
      if (isAnother(old, now)) {
        outputs.add(new Output(directory, name, now, old));
      }
    }
    return outputs;
  }

  @SuppressWarnings("ReferenceEquality") // that very class is the same class
  private static boolean isAnother(@Nullable Made old, @Nullable Made now) {
    return old != now && (old == null || now == null || !old.isSameAs(now));
  }

  Path file() {
    return ClassDirectory.file(directory, name);
  }

  Publication.File published() {
    Fingerprint content = made == null ? null : Fingerprint.of(made.bytes());
    return new Publication.File(directory, ClassDirectory.path(directory, file()), content);
  }
}
