// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch;

import dev.remain.classfile.ClassFile;
import dev.remain.classpath.Root;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The file events of a real build, and the files that they are about. */
final class RecordedBuild {

  private final Rig rig;
  private final List<Event> events = new ArrayList<>();
  private final Map<String, Integer> writesLeft = new HashMap<>();
  private final Set<String> files = new LinkedHashSet<>();
  private final Set<String> roots = new TreeSet<>();
  private final Set<String> edited = new TreeSet<>();

  private record Event(long nanos, char kind, String path) {}

  /**
   * @param differing files that differ in the end, relative to their root, or {@code *}
   */
  RecordedBuild(Rig rig, String name, String differing) {
    this.rig = rig;
    read(name);
    events.forEach(this::learn);
    for (String file : files) {
      String path = inRoot(file);
      if (differing.equals("*") || List.of(differing.split(" ")).contains(path)) {
        edited.add(path);
      }
      rig.put(onDisk(file), content(file, "old"));
    }
  }

  private void read(String name) {
    try (InputStream in = getClass().getResourceAsStream("/traces/" + name + ".txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.split("\n")) {
        String[] parts = line.split(" ", 3);
        String path = parts[2].strip();
        if (!name.startsWith("m") || (path + "/").contains("/classes/")) {
          events.add(new Event(Long.parseLong(parts[0]) * 1_000, parts[1].charAt(0), path));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void learn(Event event) {
    String path = event.path();
    int classes = path.indexOf("/classes");
    roots.add("/p" + (classes < 0 ? "" : "/" + path.substring(0, classes + 8)));
    if (isFile(path)) {
      files.add(path);
      if (event.kind() != 'D') {
        writesLeft.merge(path, 1, Integer::sum);
      }
    }
  }

  private static boolean isFile(String path) {
    return path.substring(path.lastIndexOf('/') + 1).contains(".");
  }

  private static String inRoot(String path) {
    int classes = path.indexOf("/classes/");
    return classes < 0 ? path : path.substring(classes + "/classes/".length());
  }

  private Path onDisk(String file) {
    return rig.path("/p/" + file);
  }

  private static byte[] content(String file, String value) {
    String path = inRoot(file);
    return path.endsWith(".class")
        ? TinyClass.at(path, value)
        : value.getBytes(StandardCharsets.UTF_8);
  }

  Root[] roots() {
    return roots.stream().map(rig::root).toArray(Root[]::new);
  }

  /** One of the classes, as it was before the build or is saved before that. */
  void save(Root root, String value) {
    String file =
        files.stream()
            .filter(each -> onDisk(each).startsWith(root.path()) && each.endsWith(".class"))
            .findFirst()
            .orElseThrow();
    rig.write(onDisk(file), content(file, value));
  }

  /** How the files that differ in the end are told of. */
  List<String> modified() {
    return edited.stream().map(path -> "M " + path).toList();
  }

  /** Does what the build did, and lets the time go by that it took. */
  void replay() throws IOException {
    long start = rig.time.nanos();
    for (Event event : events) {
      rig.pass(start + event.nanos() - rig.time.nanos());
      replay(event);
    }
  }

  private void replay(Event event) throws IOException {
    Path path = onDisk(event.path());
    if (event.kind() == 'D') {
      if (Files.exists(path)) {
        rig.delete(path);
      } else {
        rig.source.touch(path);
      }
    } else if (!isFile(event.path())) {
      Files.createDirectories(path);
      rig.source.touch(path);
    } else {
      int left = writesLeft.merge(event.path(), -1, Integer::sum);
      boolean isEdited = edited.contains(inRoot(event.path()));
      byte[] bytes = content(event.path(), isEdited ? "new" : "old");
      rig.write(path, left == 0 ? bytes : Arrays.copyOf(bytes, bytes.length / 2));
    }
  }

  /** The files that are not there, or not whole. */
  List<String> unfinished() {
    return files.stream().filter(file -> !isWhole(onDisk(file))).toList();
  }

  private static boolean isWhole(Path file) {
    try {
      return Files.exists(file)
          && (!file.toString().endsWith(".class")
              || ClassFile.read(Files.readAllBytes(file)) instanceof ClassFile.Whole);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
