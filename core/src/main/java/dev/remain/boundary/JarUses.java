// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * What archives refer to, each read once, which takes some 40 ms for a thousand classes in a cold
 * JVM; remembered for the next JVM with what the table of the archive says of its content. What
 * cannot be remembered is read again. Thread-safe.
 */
final class JarUses {

  private static final String HEAD =
      "# What jars refer to, so that Remain need not read them again. Safe to delete.\n";

  private static final String WORD = "[^\\s,]+";

  private final @Nullable Path file;
  private final Map<Path, JarUse> read = new ConcurrentHashMap<>();

  /** By an earlier JVM; null before it was asked for, as most starts need not know. */
  private volatile @Nullable Map<String, String> remembered;

  /** What tells the content of each apart, as long as nobody says that it is another. */
  private final Map<Path, String> keys = new ConcurrentHashMap<>();

  private volatile boolean isNews;

  /**
   * @param file where it is remembered; null for nowhere
   */
  JarUses(@Nullable Path file) {
    this.file = file;
  }

  private Map<String, String> remembered() {
    Map<String, String> known = remembered;
    if (known == null) {
      known = file == null || !Files.exists(file) ? Map.of() : read(file);
      remembered = known;
    }
    return known;
  }

  private static Map<String, String> read(Path file) {
    Map<String, String> lines = new HashMap<>();
    try {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        int end = line.indexOf('\t');
        if (end > 0) {
          lines.put(line.substring(0, end), line.substring(end + 1));
        }
      }
    } catch (IOException e) {
      return Map.of();
    }
    return Map.copyOf(lines);
  }

  JarUse of(Path archive) {
    JarUse known = read.get(archive);
    if (known == null) {
      known = recalled(archive);
      if (known == null) {
        known = JarUse.of(archive);
        isNews = true;
      }
      read.put(archive, known);
    }
    return known;
  }

  void forget(Collection<Path> archives) {
    archives.forEach(read::remove);
    archives.forEach(keys::remove);
  }

  /** Whether the next JVM will know what this one reads. */
  boolean isRemembered() {
    return file != null;
  }

  private @Nullable JarUse recalled(Path archive) {
    Map<String, String> lines = remembered();
    String line = lines.isEmpty() ? null : lines.get(key(archive));
    String[] parts = line == null ? new String[0] : line.split("\t", -1);
    return parts.length == 2 ? new JarUse(words(parts[0]), words(parts[1])) : null;
  }

  private static Set<String> words(String list) {
    return list.isEmpty() ? Set.of() : Set.of(list.split(","));
  }

  private String key(Path archive) {
    String known = keys.get(archive);
    if (known == null) {
      known = readKey(archive);
      keys.put(archive, known);
    }
    return known;
  }

  /** Tells archives and their contents apart, by the sums in the table. */
  private static String readKey(Path archive) {
    long content = 0;
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (entry.getName().endsWith(".class")) {
          long one = 31L * entry.getName().hashCode() + entry.getCrc();
          content += one * 0x9E3779B97F4A7C15L ^ one >>> 29;
        }
      }
    } catch (IOException e) {
      return "unread " + archive.getFileName();
    }
    return archive.getFileName() + " " + Long.toHexString(content);
  }

  /** Writes down what was read since, of these archives. */
  synchronized void remember(Collection<Path> archives) {
    Path known = file;
    if (known == null || !isNews) {
      return;
    }
    isNews = false;
    StringBuilder text = new StringBuilder(HEAD);
    for (Path archive : archives) {
      JarUse use = read.get(archive);
      if (use != null && isPlain(use.packages()) && isPlain(use.named())) {
        text.append(key(archive)).append('\t').append(list(use.packages())).append('\t');
        text.append(list(use.named())).append('\n');
      }
    }
    Remembered.write(known, text.toString());
  }

  private static boolean isPlain(Set<String> names) {
    return names.stream().allMatch(name -> name.matches(WORD));
  }

  private static String list(Set<String> names) {
    return String.join(",", new TreeSet<>(names));
  }
}
