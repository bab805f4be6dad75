// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Archives that AspectJ's load-time weaver will have call aspects of the program: their classes
 * will be linked to it, though nothing in them says so. Known beforehand where the program's own
 * {@code aop.xml} says into what is woven; for the rest the JVM shows it, when it links. Stateless.
 */
final class Advised {

  private static final String WEAVER = "org.aspectj.weaver.loadtime";

  private static final List<String> FILES =
      List.of("META-INF/aop.xml", "META-INF/aop-ajc.xml", "org/aspectj/aop.xml");

  /** What such a file is read by; apart, as no start without AspectJ waits for it. */
  private static final class Said {
    static final Pattern ASPECT =
        Pattern.compile("<(?:concrete-)?aspect\\s[^>]*name\\s*=\\s*[\"']([^\"']+)[\"']");

    static final Pattern INCLUDE =
        Pattern.compile("<include\\s[^>]*within\\s*=\\s*[\"']([^\"']+)[\"']");
  }

  private Advised() {}

  /** Whether the JVM was started with the weaver: its classes are the JVM's own loader's then. */
  static boolean isWeaving() {
    return ClassLoader.getSystemClassLoader().getDefinedPackage(WEAVER) != null;
  }

  /**
   * @param liveDirectories of the class path
   * @param archives of the base
   */
  static List<Lesson> of(List<Path> liveDirectories, List<Path> archives) {
    List<Pattern> woven = new ArrayList<>();
    for (Path directory : liveDirectories) {
      for (String file : FILES) {
        woven.addAll(included(directory, directory.resolve(file)));
      }
    }
    List<Lesson> lessons = new ArrayList<>();
    for (Path archive : woven.isEmpty() ? List.<Path>of() : archives) {
      if (hasAny(archive, woven)) {
        lessons.add(new Lesson(archive, "has classes that aspects of the program are woven into"));
      }
    }
    return lessons;
  }

  /** Where the aspects are woven in, if one of them is the program's; everywhere is nowhere. */
  private static List<Pattern> included(Path directory, Path file) {
    List<Pattern> included = new ArrayList<>();
    try {
      String text = Files.exists(file) ? Files.readString(file) : "";
      if (Said.ASPECT
          .matcher(text)
          .results()
          .anyMatch(found -> isThere(directory, found.group(1)))) {
        for (Matcher include = Said.INCLUDE.matcher(text); include.find(); ) {
          String types = include.group(1).strip();
          if (!types.startsWith("*") && types.matches("[\\w.$*+]+")) {
            included.add(pattern(types));
          }
        }
      }
    } catch (IOException e) {
      return List.of();
    }
    return included;
  }

  private static boolean isThere(Path directory, String className) {
    return Files.exists(directory.resolve(className.replace('.', '/') + ".class"));
  }

  /** Of names of classes, with dots, from a pattern of types: two dots are any packages. */
  private static Pattern pattern(String types) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < types.length(); i++) {
      char c = types.charAt(i);
      if (types.startsWith("..", i)) {
        regex.append("\\.(?:.*\\.)?");
        i++;
      } else if (c == '*') {
        regex.append("[^.]*");
      } else if (c != '+') {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.toString());
  }

  private static boolean hasAny(Path archive, List<Pattern> woven) {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        String file = entry.getName();
        if (JarUse.isClass(file)) {
          String name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
          if (woven.stream().anyMatch(types -> types.matcher(name).matches())) {
            return true;
          }
        }
      }
    } catch (IOException e) {
      return false; // What cannot be read has no class.
    }
    return false;
  }
}
