// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile;

import dev.remain.classpath.Fingerprint;
import dev.remain.classpath.Publication;
import dev.remain.compile.proof.Module;
import dev.remain.compile.round.ByProduct;
import dev.remain.compile.round.Content;
import dev.remain.compile.round.Made;
import dev.remain.compile.round.ModuleCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One file that is to be another.
 *
 * @param directory where it lies
 * @param path below it, {@code /} between names
 * @param made its content, not to be written to; null if there is to be none
 * @param before null if there is none
 * @param isLive whether it is one of the program, and no source that only people read
 */
record Output(
    Path directory, String path, @Nullable Content made, @Nullable Content before, boolean isLive) {

  /** What is to be written and deleted for a module, in the order of the names. */
  static List<Output> between(Module module, ModuleCode before, ModuleCode after) {
    Path directory = module.directory();
    List<Output> outputs = new ArrayList<>();
    for (String name : union(before.classes().keySet(), after.classes().keySet())) {
      Made old = before.classes().get(name);
      Made now = after.classes().get(name);
      if (isAnother(old, now)) {
        String path = name + ".class";
        outputs.add(new Output(directory, path, content(now), content(old), true));
      }
    }
    Map<ByProduct, Content> old = before.byProducts().files();
    Map<ByProduct, Content> now = after.byProducts().files();
    for (ByProduct file : union(old.keySet(), now.keySet())) {
      Content content = now.containsKey(file) ? now.get(file) : module.original(file);
      if (!Objects.equals(content, old.get(file))) {
        Path place = module.place(file);
        boolean isLive = place.equals(directory);
        outputs.add(new Output(place, file.path(), content, old.get(file), isLive));
      }
    }
    return outputs;
  }

  private static <T> Set<T> union(Set<T> one, Set<T> other) {
    Set<T> all = new TreeSet<>(one);
    all.addAll(other);
    return all;
  }

  private static @Nullable Content content(@Nullable Made made) {
    return made == null ? null : new Content(made.bytes());
  }

  @SuppressWarnings("ReferenceEquality") // that very class is the same class
  private static boolean isAnother(@Nullable Made old, @Nullable Made now) {
    return old != now && (old == null || now == null || !old.isSameAs(now));
  }

  Path file() {
    return directory.resolve(path);
  }

  Publication.File published() {
    Fingerprint content = made == null ? null : Fingerprint.of(made.bytes());
    return new Publication.File(directory, path, content);
  }
}
