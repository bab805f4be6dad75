// SPDX-License-Identifier: Apache-2.0
package dev.remain.architecture;

import static java.util.Map.entry;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The packages below {@code dev.remain}, and what each may import of the others. */
final class Rooms {

  static final String ROOT = "dev.remain";

  /** Packages that are promised to users. */
  static final Set<String> EXPORTED =
      Set.of(ROOT, ROOT + ".event", ROOT + ".hook", ROOT + ".state");

  /** Every room but the root and {@code engine}, which may import all that is below them. */
  private static final Map<String, Set<String>> FEATURES =
      Map.ofEntries(
          entry("event", Set.of()),
          entry("hook", Set.of()),
          entry("classfile", Set.of()),
          entry("woven", Set.of()),
          entry("classpath", Set.of()),
          entry("leak", Set.of()),
          entry("agent", Set.of()),
          entry("front", Set.of()),
          entry("state", Set.of("hook", "classfile")),
          entry("watch", Set.of("event", "classpath", "classfile")),
          entry("loader", Set.of("classpath", "classfile", "woven")),
          entry("boundary", Set.of("classpath", "classfile")),
          entry("link", Set.of("classpath", "classfile", "loader")),
          entry(
              "generation",
              Set.of("boundary", "link", "loader", "woven", "hook", "classpath", "agent")),
          entry("cleanup", Set.of("hook", "agent")),
          entry("swap", Set.of("loader", "classfile")),
          entry("compile", Set.of("event", "classfile")),
          entry("report", Set.of("event")));

  private static final String ENGINE = "engine";

  private Rooms() {}

  /** The product's own classes, as compiled. */
  static JavaClasses classes() {
    return new ClassFileImporter().importPath(Path.of(System.getProperty("remaintest.classes")));
  }

  static boolean isOurs(JavaClass type) {
    return type.getPackageName().equals(ROOT) || type.getPackageName().startsWith(ROOT + ".");
  }

  /** The room a class lies in; empty for the root. A package below a room belongs to it. */
  static String of(JavaClass type) {
    String below = type.getPackageName().substring(ROOT.length());
    return below.isEmpty() ? "" : below.substring(1).split("\\.")[0];
  }

  static boolean isKnown(String room) {
    return room.isEmpty() || room.equals(ENGINE) || FEATURES.containsKey(room);
  }

  static Set<String> importableBy(String room) {
    if (room.isEmpty() || room.equals(ENGINE)) {
      Set<String> all = new TreeSet<>(FEATURES.keySet());
      if (room.isEmpty()) {
        all.add(ENGINE);
      }
      return all;
    }
    return FEATURES.get(room);
  }
}
