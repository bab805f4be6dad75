// SPDX-License-Identifier: Apache-2.0
package dev.remain.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The packages of the product, and the plan that says what each may import: the table of rooms in
 * {@code architecture.md}, which is the only copy. The root is called {@code (root)}.
 */
final class Rooms {

  static final String ROOT = "dev.remain";

  /** Packages that are promised to users. */
  static final Set<String> EXPORTED =
      Set.of(ROOT, ROOT + ".event", ROOT + ".hook", ROOT + ".state");

  private static final String ROOT_ROOM = "(root)";

  private static final Path PLAN =
      Path.of(System.getProperty("remaintest.root"), "core", "docs", "architecture.md");

  /** A row of the table: the room, what it may import, what lives there. */
  private static final Pattern ROW =
      Pattern.compile("\\| (`[a-z.]+`|\\(root\\))(?: \\([a-z]+\\))? \\| ([^|]*) \\| [^|]+ \\|");

  private Rooms() {}

  /** The product's own classes, as compiled. */
  static JavaClasses classes() {
    return new ClassFileImporter().importPath(Path.of(System.getProperty("remaintest.classes")));
  }

  static boolean isOurs(JavaClass type) {
    return type.getPackageName().equals(ROOT) || type.getPackageName().startsWith(ROOT + ".");
  }

  /** The room a class lies in, such as {@code watch.disk}. */
  static String of(JavaClass type) {
    String below = type.getPackageName().substring(ROOT.length());
    return below.isEmpty() ? ROOT_ROOM : below.substring(1);
  }

  /** What each room on the plan may import. */
  static Map<String, Set<String>> plan() throws IOException {
    String text = Files.readString(PLAN);
    int begin = text.indexOf("\n## 3. Rooms\n");
    Map<String, Set<String>> plan = new TreeMap<>();
    for (String line : text.substring(begin, text.indexOf("\n## 4. ", begin)).split("\n")) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        plan.put(row.group(1).replace("`", ""), list(row.group(2)));
      }
    }
    return plan;
  }

  private static Set<String> list(String cell) {
    return cell.equals("-") ? Set.of() : new TreeSet<>(Arrays.asList(cell.split(", ")));
  }
}
