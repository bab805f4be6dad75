// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import dev.remain.classpath.ByteStore;
import dev.remain.classpath.Globs;
import dev.remain.classpath.LiveArchive;
import dev.remain.classpath.LiveFile;
import dev.remain.classpath.LiveFiles;
import dev.remain.classpath.Root;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Files as they lie on the disk now, and loaders made from them. */
public final class Captured {

  private static final ByteStore STORE = new ByteStore(64 << 20);

  private Captured() {}

  public static Root directory(Path path) {
    return Root.liveDirectory(path);
  }

  public static Root archive(Path path, Root.Half half) {
    return new Root(path.toAbsolutePath().normalize(), Root.Form.ARCHIVE, half);
  }

  /** All files of these roots. */
  public static LiveFiles of(Root... roots) {
    List<LiveFile> files = new ArrayList<>();
    for (Root root : roots) {
      try {
        if (!root.isArchive()) {
          files.addAll(list(root));
        } else if (root.isLive()) {
          files.addAll(LiveArchive.read(root, STORE));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return LiveFiles.of(List.of(roots), files);
  }

  private static List<LiveFile> list(Root root) throws IOException {
    List<LiveFile> files = new ArrayList<>();
    try (Stream<Path> found = Files.walk(root.path())) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        String path = root.path().relativize(file).toString().replace('\\', '/');
        files.add(LiveFile.of(root, path, Files.readAllBytes(file), STORE));
      }
    }
    return files;
  }

  /** A base of these archives, with no live files to fall back to. */
  public static BaseClassLoader base(Path... archives) {
    return base(new LiveHalf((archive, name) -> {}), archives);
  }

  /** A base of one archive, which is loaded anew by each generation. */
  public static BaseClassLoader baseWithFresh(Path archive) {
    Root root = archive(archive, Root.Half.BASE);
    return BaseClassLoader.of(
        1,
        List.of(root),
        (one, path) -> null,
        new LiveHalf((jar, name) -> {}),
        Set.of(root.path()));
  }

  static BaseClassLoader base(LiveHalf lives, Path... archives) {
    List<Root> roots = Stream.of(archives).map(path -> archive(path, Root.Half.BASE)).toList();
    return BaseClassLoader.of(1, roots, (root, path) -> null, lives, Set.of());
  }

  public static GenerationClassLoader.Content content(LiveFiles files, String... onDisk) {
    return new GenerationClassLoader.Content(
        files,
        files.roots().stream().filter(Root::isLive).toList(),
        Globs.of(List.of(onDisk)),
        name -> false,
        null,
        false);
  }

  /** The loader of a generation made from these files. */
  public static GenerationClassLoader generation(
      int number, Base base, LiveFiles files, String... onDisk) {
    return new GenerationClassLoader(number, base, content(files, onDisk));
  }
}
