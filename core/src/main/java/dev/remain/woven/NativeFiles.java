// SPDX-License-Identifier: Apache-2.0
package dev.remain.woven;

import java.io.File;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Files of native code. The JVM lets one class loader at a time have a file loaded, until that
 * loader is collected; so each loader after the first loads a copy of its own. Thread-safe.
 */
public final class NativeFiles {

  /** Where the JVM looks for a library by name: what these properties were at the start. */
  private static final List<String> DIRECTORIES = directories();

  private static final Map<String, List<Use>> USES = new HashMap<>();
  private static @Nullable Path copies;

  private NativeFiles() {}

  /**
   * Which loader has loaded a file, and what in its place; the copy is null for the file itself.
   */
  private record Use(WeakReference<ClassLoader> loader, String file, @Nullable Path copy) {}

  private static List<String> directories() {
    List<String> directories = new ArrayList<>();
    for (String property : List.of("sun.boot.library.path", "java.library.path")) {
      String path = System.getProperty(property, "");
      if (!path.isEmpty()) {
        directories.addAll(List.of(path.split(File.pathSeparator, -1)));
      }
    }
    return directories;
  }

  /** Before {@link System#load} and {@link Runtime#load}: what the calling class is to load. */
  public static String toLoad(String file) {
    Class<?> caller =
        StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE).getCallerClass();
    ClassLoader loader = caller.getClassLoader();
    return file == null || loader == null || !new File(file).isAbsolute()
        ? file
        : of(loader, new File(file));
  }

  /**
   * For {@code ClassLoader.findLibrary}.
   *
   * @return null where the JVM finds the right file by itself
   */
  public static @Nullable String find(ClassLoader loader, String library) {
    String name = System.mapLibraryName(library);
    for (String directory : DIRECTORIES) {
      File file = new File(directory, name);
      if (file.exists()) {
        String found = of(loader, file);
        return found.equals(file.getPath()) ? null : found;
      }
    }
    return null;
  }

  private static synchronized String of(ClassLoader loader, File file) {
    try {
      String name = file.getCanonicalPath();
      List<Use> uses = USES.get(name);
      if (uses == null) {
        uses = new ArrayList<>();
        USES.put(name, uses);
        uses.add(new Use(new WeakReference<>(loader), file.getPath(), null));
      }
      for (Use use : uses) {
        if (use.loader().refersTo(loader)) {
          return use.file();
        }
      }
      // Also if nobody has it any more: the JVM is late to let go of the files of a loader.
      Path copy = copy(file.toPath());
      removeOld(uses);
      uses.add(new Use(new WeakReference<>(loader), copy.toString(), copy));
      return copy.toString();
    } catch (IOException e) {
      return file.getPath(); // The JVM will say what is wrong.
    }
  }

  private static void removeOld(List<Use> uses) throws IOException {
    for (Use use : List.copyOf(uses)) {
      if (use.loader().refersTo(null)) {
        uses.remove(use);
        if (use.copy() != null) {
          Files.deleteIfExists(use.copy());
          Files.deleteIfExists(use.copy().getParent());
        }
      }
    }
  }

  private static Path copy(Path file) throws IOException {
    if (copies == null) {
      copies = Files.createTempDirectory("remain-native-");
      copies.toFile().deleteOnExit();
    }
    Path directory = Files.createTempDirectory(copies, "");
    directory.toFile().deleteOnExit();
    Path copy = directory.resolve(file.getFileName());
    copy.toFile().deleteOnExit();
    return Files.copy(file, copy);
  }
}
