// SPDX-License-Identifier: Apache-2.0
package dev.remain.launch;

import dev.remain.classfile.ClassFile;
import dev.remain.classpath.ClassName;
import dev.remain.settings.DidYouMean;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** What may have been meant by a main class that is not there: a look at all of the class path. */
public final class MainClassName {

  private static final int MOST_TYPOS = 2;

  private final String wanted;
  private @Nullable String best;
  private int bestRank = Integer.MAX_VALUE;

  private MainClassName(String wanted) {
    this.wanted = wanted;
  }

  /** As {@code java} reads it: the form with slashes is understood, too. */
  public static String of(String word) {
    return ClassName.dotted(word);
  }

  /**
   * The class with a {@code main} that is most like a name, which may be a path, lack its package
   * or have some letters wrong; null if none is.
   *
   * @param name as {@link #of} made it
   */
  static @Nullable String suggestion(String name, List<Path> classPath) {
    String wanted = name;
    for (String ending : List.of(".java", ".class", ".kt")) {
      if (wanted.endsWith(ending)) {
        wanted = wanted.substring(0, wanted.length() - ending.length());
      }
    }
    MainClassName search = new MainClassName(wanted);
    for (Path entry : classPath) {
      try {
        if (Files.isDirectory(entry)) {
          search.directory(entry);
        } else {
          search.archive(entry);
        }
      } catch (IOException | UncheckedIOException e) {
        // What cannot be read has no class to suggest.
      }
    }
    return search.best;
  }

  private void directory(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String path = root.relativize(file).toString().replace('\\', '/');
        if (rank(path) < bestRank) {
          consider(path, Files.readAllBytes(file));
        }
      }
    }
  }

  private void archive(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      List<ZipEntry> entries = new ArrayList<>();
      zip.stream().filter(entry -> rank(entry.getName()) < bestRank).forEach(entries::add);
      for (ZipEntry entry : entries) {
        try (InputStream in = zip.getInputStream(entry)) {
          consider(entry.getName(), in.readAllBytes());
        }
      }
    }
  }

  private void consider(String path, byte[] bytes) {
    if (rank(path) < bestRank
        && ClassFile.read(bytes) instanceof ClassFile.Whole whole
        && whole.hasMain()) {
      bestRank = rank(path);
      best = ClassName.ofPath(path);
    }
  }

  /** The less the likelier; the greatest number if it is not likely at all. */
  private int rank(String path) {
    if (!path.endsWith(".class") || path.startsWith("META-INF/")) {
      return Integer.MAX_VALUE;
    }
    String name = ClassName.ofPath(path);
    if (name.equalsIgnoreCase(wanted)) {
      return 0;
    }
    if (isEnd(name, wanted) || isEnd(wanted, name)) {
      return 1;
    }
    int typos = Math.min(DidYouMean.distance(name, wanted), inOnePackage(name));
    return typos <= MOST_TYPOS ? 1 + typos : Integer.MAX_VALUE;
  }

  /** A typing error in the simple name alone, whose package was left out. */
  private int inOnePackage(String name) {
    return wanted.indexOf('.') >= 0 ? Integer.MAX_VALUE : DidYouMean.distance(simple(name), wanted);
  }

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static boolean isEnd(String longer, String end) {
    return longer.toLowerCase(Locale.ROOT).endsWith("." + end.toLowerCase(Locale.ROOT));
  }
}
