// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile;

import dev.remain.compile.proof.SourceRoots;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Copies resources that the build copies as they are, when they are saved. Which those are their
 * copies show: one that has another content is filtered by the build, and left to it. Confined to
 * the compile thread.
 */
final class ResourceCopies {

  private static final String ASIDE = ".remain~";

  private final List<Path> roots;
  private final List<Path> directories;
  private final Told told;
  private final Map<Path, Copy> copies = new HashMap<>();
  private final Set<Path> filtered = new HashSet<>();

  /** Where the copy of a resource is, and what was copied last. */
  private record Copy(Path file, byte[] content) {}

  private ResourceCopies(List<Path> roots, List<Path> directories, Told told) {
    this.roots = roots;
    this.directories = directories;
    this.told = told;
  }

  /**
   * Looks for resources beside sources.
   *
   * @param directories of the class path, where copies may be
   * @throws IOException if one cannot be read
   */
  static ResourceCopies find(List<Path> sourceRoots, List<Path> directories, Told told)
      throws IOException {
    List<Path> roots = SourceRoots.resources(sourceRoots);
    ResourceCopies found = new ResourceCopies(roots, directories, told);
    for (Path root : roots) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          found.add(root, file);
        }
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
    return found;
  }

  private void add(Path root, Path file) throws IOException {
    for (Path directory : directories) {
      Path copy = directory.resolve(root.relativize(file).toString());
      if (Files.isRegularFile(copy)) {
        byte[] content = Files.readAllBytes(file);
        if (Arrays.equals(content, Files.readAllBytes(copy))) {
          copies.put(file, new Copy(copy, content));
        } else {
          filtered.add(file);
        }
        return;
      }
    }
  }

  List<Path> roots() {
    return roots;
  }

  /** Copies what was saved; a file that is gone, or empty for a moment, waits for the build. */
  void saved(Path file) throws IOException {
    if (filtered.remove(file)) {
      told.say(
          told.display(file)
              + " is not copied as it is: what is saved in it shows after the next build");
    }
    Copy known = copies.get(file);
    Copy to = known == null ? ofNew(file) : known;
    if (to == null || !Files.isRegularFile(file)) {
      return;
    }
    byte[] content = Files.readAllBytes(file);
    boolean isOurs =
        known == null
            ? !Files.exists(to.file())
            : Files.isRegularFile(to.file())
                && Arrays.equals(Files.readAllBytes(to.file()), known.content());
    if (isOurs
        && content.length > 0
        && (known == null || !Arrays.equals(content, known.content()))) {
      Path aside = to.file().resolveSibling(to.file().getFileName() + ASIDE);
      Files.createDirectories(aside.toAbsolutePath().getParent());
      Files.write(aside, content);
      Files.move(aside, to.file(), StandardCopyOption.REPLACE_EXISTING);
      copies.put(file, new Copy(to.file(), content));
    } else if (known != null && Files.isRegularFile(known.file())) {
      copies.put(file, new Copy(known.file(), Files.readAllBytes(known.file())));
    }
  }

  /** Where others of the same root are copied to. */
  private @Nullable Copy ofNew(Path file) {
    for (Path root : roots) {
      if (file.startsWith(root) && !filtered.contains(file)) {
        for (Map.Entry<Path, Copy> other : copies.entrySet()) {
          if (other.getKey().startsWith(root)) {
            String path = root.relativize(other.getKey()).toString();
            Path copy = other.getValue().file();
            for (Path directory : directories) {
              if (copy.equals(directory.resolve(path))) {
                return new Copy(directory.resolve(root.relativize(file).toString()), new byte[0]);
              }
            }
          }
        }
      }
    }
    return null;
  }
}
