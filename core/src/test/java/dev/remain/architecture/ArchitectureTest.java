// SPDX-License-Identifier: Apache-2.0
package dev.remain.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The house plan: which room may import which. */
class ArchitectureTest {

  /** Guards against a scan that finds nothing and so finds nothing wrong. */
  private static final int FEWEST_CLASSES = 30;

  private static final JavaClasses CLASSES = Rooms.classes();

  @Test
  void theScanSawTheProduct() {
    assertThat(CLASSES.size()).isGreaterThanOrEqualTo(FEWEST_CLASSES);
    assertThat(CLASSES.stream().map(Rooms::of)).contains("event", "watch", "classpath");
    assertThat(CLASSES).allMatch(Rooms::isOurs);
  }

  @Test
  void everyRoomIsOnThePlan() {
    Set<String> unknown =
        CLASSES.stream()
            .map(Rooms::of)
            .filter(room -> !Rooms.isKnown(room))
            .collect(toCollection(TreeSet::new));

    assertThat(unknown).as("rooms that the import table does not name").isEmpty();
  }

  @Test
  void roomsImportOnlyWhatThePlanAllows() {
    Set<String> refused = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        if (Rooms.isOurs(target) && !mayImport(Rooms.of(type), Rooms.of(target))) {
          refused.add(type.getName() + " imports " + target.getName());
        }
      }
    }

    assertThat(refused).as("imports that the plan does not allow").isEmpty();
  }

  private static boolean mayImport(String room, String other) {
    return room.equals(other) || (Rooms.isKnown(room) && Rooms.importableBy(room).contains(other));
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching(Rooms.ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
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
