// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What generations leave behind, row by row of {@code core/docs/leaks.md}: the table says the
 * truth, in both directions. A JVM for each family of rows, two at a time; with {@code
 * -Dremaintest.row}, one for that row alone.
 */
class LeakRowsIT {

  private final ExecutorService lanes = Executors.newFixedThreadPool(2);

  @TempDir Path directory;

  @AfterEach
  void stop() {
    lanes.shutdownNow();
  }

  @TestFactory
  Stream<DynamicNode> rowsBehaveAsTheTableSays() {
    String one = System.getProperty("remaintest.row", "");
    Map<String, List<LeakRow>> families =
        LeakRow.all().stream()
            .filter(LeakRow::exists)
            .filter(row -> one.isEmpty() || one.equals(row.toString()))
            .collect(
                Collectors.groupingBy(LeakRow::family, LinkedHashMap::new, Collectors.toList()));
    assertThat(families).as("families").isNotEmpty();
    return families.entrySet().stream()
        .map(family -> family(family.getKey(), family.getValue()))
        .toList() // Or each would start after the last one was looked at.
        .stream();
  }

  private DynamicNode family(String name, List<LeakRow> rows) {
    CompletableFuture<Map<LeakRow, String>> outcomes =
        CompletableFuture.supplyAsync(() -> outcomes(name, rows), lanes);
    return dynamicContainer(
        name,
        rows.stream()
            .map(row -> dynamicTest(row.toString(), () -> check(row, outcomes.join().get(row)))));
  }

  private Map<LeakRow, String> outcomes(String family, List<LeakRow> rows) {
    try (LeakFamily running =
        new LeakFamily(rows, Files.createDirectory(directory.resolve(family))).collect()) {
      return rows.stream().collect(Collectors.toMap(row -> row, running::outcome));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void check(LeakRow row, String outcome) {
    assertThat(outcome).as("outcome of " + row).isEqualTo(row.outcome());
  }

  @Test
  void everyRowHasASourceAndEverySourceARow() throws IOException {
    try (Stream<Path> files = Files.walk(LeakRow.SOURCES, 2)) {
      assertThat(files.map(LeakRow.SOURCES::relativize).map(Path::toString))
          .filteredOn(file -> file.endsWith(".java") && !file.startsWith("harness"))
          .containsExactlyInAnyOrderElementsOf(
              LeakRow.all().stream().map(row -> row + ".java").toList());
    }
  }
}
