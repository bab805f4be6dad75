// SPDX-License-Identifier: Apache-2.0
package dev.remain.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The house plan: which room may import which. */
class ArchitectureTest {

  /** Guards against a scan that finds nothing and so finds nothing wrong. */
  private static final int FEWEST_CLASSES = 500;

  /** Files of one room, its package-info apart, so that one finds what one looks for. */
  private static final int MOST_FILES = 35;

  private static final JavaClasses CLASSES = Rooms.classes();

  @Test
  void theScanSawTheProduct() {
    assertThat(CLASSES.size()).isGreaterThanOrEqualTo(FEWEST_CLASSES);
    assertThat(CLASSES).allMatch(Rooms::isOurs);
  }

  @Test
  void theRoomsAreThoseOnThePlan() throws IOException {
    assertThat(Rooms.plan().keySet()).isEqualTo(imports().keySet());
  }

  @Test
  void roomsImportWhatThePlanSaysAndAllOfIt() throws IOException {
    Map<String, Set<String>> plan = Rooms.plan();
    Set<String> wrong = new TreeSet<>();
    imports()
        .forEach(
            (room, imported) -> {
              Set<String> allowed = plan.getOrDefault(room, Set.of());
              imported.forEach(
                  (other, by) -> {
                    if (!allowed.contains(other)) {
                      wrong.add(room + " may not import " + other + ", as " + by + " does");
                    }
                  });
              allowed.stream()
                  .filter(other -> !imported.containsKey(other))
                  .forEach(other -> wrong.add(room + " may import " + other + " for nothing"));
            });

    assertThat(wrong).isEmpty();
  }

  /** For each room, which others it imports, and one class of it that does. */
  private static Map<String, Map<String, String>> imports() {
    Map<String, Map<String, String>> imports = new TreeMap<>();
    for (JavaClass type : CLASSES) {
      Map<String, String> own = imports.computeIfAbsent(Rooms.of(type), room -> new TreeMap<>());
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        if (Rooms.isOurs(target) && !Rooms.of(target).equals(Rooms.of(type))) {
          own.putIfAbsent(Rooms.of(target), type.getSimpleName());
        }
      }
    }
    return imports;
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching(Rooms.ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void roomsAreSmall() {
    Map<String, Integer> files = new HashMap<>();
    for (JavaClass type : CLASSES) {
      if (type.isTopLevelClass() && !type.getSimpleName().equals("package-info")) {
        files.merge(Rooms.of(type), 1, Integer::sum);
      }
    }
    files.values().removeIf(count -> count <= MOST_FILES);

    assertThat(files).as("rooms of more than " + MOST_FILES + " files").isEmpty();
  }

  @Test
  void everyPackageIsNullMarked() {
    Set<String> unmarked =
        CLASSES.stream()
            .map(JavaClass::getPackage)
            .filter(place -> !place.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .collect(toCollection(TreeSet::new));

    assertThat(unmarked).as("packages whose package-info lacks @NullMarked").isEmpty();
  }
}
