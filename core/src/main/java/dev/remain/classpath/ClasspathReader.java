// SPDX-License-Identifier: Apache-2.0
package dev.remain.classpath;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Reads a class path as the JVM does: entries in order, each archive followed by what the {@code
 * Class-Path} of its manifest names, nothing twice. Wildcards and argument files were expanded by
 * the JVM's launcher before a program could see them.
 */
public final class ClasspathReader {

  private static final byte[] CLASS_PATH = "class-path".getBytes(StandardCharsets.US_ASCII);

  private final Set<Path> found = new LinkedHashSet<>();
  private final Map<Path, ZipFile> open = new HashMap<>();

  private ClasspathReader() {}

  /**
   * What a class path names.
   *
   * @param entries absolute, normalised paths; archives that do not exist are left out, directories
   *     not
   * @param open the archives: while they are open the JDK need not read their directories again for
   *     whoever else opens them
   */
  public record Entries(List<Path> entries, Map<Path, ZipFile> open) implements AutoCloseable {

    public Entries {
      entries = List.copyOf(entries);
      open = Map.copyOf(open);
    }

    /** The first entry that holds a resource, or null. */
    public @Nullable Path firstWith(String resource) {
      for (Path entry : entries) {
        ZipFile archive = open.get(entry);
        if (archive == null
            ? Files.exists(entry.resolve(resource))
            : archive.getEntry(resource) != null) {
          return entry;
        }
      }
      return null;
    }

    @Override
    public void close() {
      for (ZipFile archive : open.values()) {
        try {
          archive.close();
        } catch (IOException e) {
          // It was only read.
        }
      }
    }
  }

  /**
   * @param classPath as in {@code java.class.path}; an empty entry is the working directory
   */
  public static Entries read(String classPath, Path workingDirectory) {
    ClasspathReader reader = new ClasspathReader();
    int start = 0;
    while (start <= classPath.length()) {
      int end = classPath.indexOf(File.pathSeparatorChar, start);
      end = end < 0 ? classPath.length() : end;
      try {
        reader.add(workingDirectory.resolve(classPath.substring(start, end)));
      } catch (InvalidPathException e) {
        // The JVM passes over entries that cannot be paths, too.
      }
      start = end + 1;
    }
    return new Entries(List.copyOf(reader.found), reader.open);
  }

  private void add(Path entry) {
    Path path = entry.toAbsolutePath().normalize();
    if (Files.isRegularFile(path)) {
      if (found.add(path)) {
        for (Path named : namedInManifest(path)) {
          add(named);
        }
      }
    } else if (Files.isDirectory(path) || !looksLikeArchive(path)) {
      found.add(path);
    }
  }

  /** Whether a path that does not exist (yet) is more likely an archive than a directory. */
  private static boolean looksLikeArchive(Path path) {
    String name = String.valueOf(path.getFileName());
    return name.endsWith(".jar") || name.endsWith(".zip") || name.endsWith("*");
  }

  private List<Path> namedInManifest(Path archive) {
    try {
      ZipFile zip = new ZipFile(archive.toFile());
      open.put(archive, zip);
      ZipEntry entry = zip.getEntry("META-INF/MANIFEST.MF");
      String value = entry == null ? null : classPathOf(zip, entry);
      return value == null ? List.of() : resolve(archive, value);
    } catch (IOException e) {
      return List.of(); // No archive after all: the JVM finds nothing in it either.
    }
  }

  private static @Nullable String classPathOf(ZipFile zip, ZipEntry entry) throws IOException {
    byte[] bytes;
    try (InputStream in = zip.getInputStream(entry)) {
      bytes = in.readAllBytes();
    }
    if (!mentionsClassPath(bytes)) {
      return null;
    }
    return new Manifest(new ByteArrayInputStream(bytes))
        .getMainAttributes()
        .getValue(Attributes.Name.CLASS_PATH);
  }

  /** Parsing a manifest costs much more than this look, and few have the attribute. */
  private static boolean mentionsClassPath(byte[] manifest) {
    for (int i = 0; i + CLASS_PATH.length <= manifest.length; i++) {
      int matched = 0;
      while (matched < CLASS_PATH.length
          && Character.toLowerCase((char) manifest[i + matched]) == CLASS_PATH[matched]) {
        matched++;
      }
      if (matched == CLASS_PATH.length) {
        return true;
      }
    }
    return false;
  }

  private static List<Path> resolve(Path archive, String value) {
    List<Path> paths = new ArrayList<>();
    URI base = archive.toUri();
    for (String word : value.split(" ", -1)) {
      if (!word.isEmpty()) {
        Path path = resolve(base, archive, word);
        if (path != null) {
          paths.add(path);
        }
      }
    }
    return paths;
  }

  private static String decoded(String word) {
    try {
      return URLDecoder.decode(word.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return word; // A percent sign that is only that.
    }
  }

  private static @Nullable Path resolve(URI base, Path archive, String word) {
    try {
      URI uri = base.resolve(new URI(word));
      return "file".equals(uri.getScheme()) ? Path.of(uri) : null;
    } catch (URISyntaxException | IllegalArgumentException e) {
      Path parent = archive.getParent();
      try {
        return parent == null ? null : parent.resolve(decoded(word)); // not quite a URL
      } catch (InvalidPathException unusable) {
        return null;
      }
    }
  }
}
