// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What generations leave behind, row by row of {@code core/docs/leaks.md}: the table says the
 * truth, in both directions. A JVM for each family of rows, two at a time, and one with the agent;
 * {@code -Dremaintest.row} names one row to be run alone, or says {@code each}: a JVM for every
 * row.
 */
class LeakRowsIT {

  private static final String AGENT = "agent";
  private static final String CHOSEN = System.getProperty("remaintest.row", "");
  private static final boolean EACH = CHOSEN.equals("each");

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Semaphore lanes = new Semaphore(2);
  private final Semaphore alive = new Semaphore(EACH ? 6 : Integer.MAX_VALUE);

  @TempDir Path directory;

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @TestFactory
  Stream<DynamicNode> rowsBehaveAsTheTableSays() {
    List<DynamicNode> families = new ArrayList<>(); // All of them are started before one is asked.
    chosen(LeakRow.all())
        .collect(
            groupingBy(row -> EACH ? row.toString() : row.family(), LinkedHashMap::new, toList()))
        .forEach((family, rows) -> families.add(family(family, rows)));
    chosen(LeakRow.withAgent())
        .collect(groupingBy(row -> EACH ? AGENT + " " + row : AGENT, LinkedHashMap::new, toList()))
        .forEach(
            (family, rows) -> families.add(family(family, rows, "-javaagent:" + RemainRun.JAR)));
    assertThat(families).isNotEmpty();
    return families.stream();
  }

  private static Stream<LeakRow> chosen(List<LeakRow> rows) {
    return rows.stream()
        .filter(LeakRow::exists)
        .filter(row -> EACH || CHOSEN.isEmpty() || CHOSEN.equals(row.toString()));
  }

  private DynamicNode family(String name, List<LeakRow> rows, String... jvm) {
    CompletableFuture<Map<LeakRow, LeakOutcome>> outcomes =
        CompletableFuture.supplyAsync(() -> outcomes(name, rows, jvm), threads);
    return dynamicContainer(
        name,
        Stream.concat(
            Stream.of(dynamicTest(name, outcomes::join)),
            rows.stream().map(row -> dynamicTest(row.toString(), () -> check(row, outcomes)))));
  }

  private Map<LeakRow, LeakOutcome> outcomes(String name, List<LeakRow> rows, String... jvm) {
    alive.acquireUninterruptibly();
    try (LeakFamily running = start(name, rows, jvm)) {
      return running.outcomes();
    } catch (IOException e) {
      throw new AssertionError(e);
    } finally {
      alive.release();
    }
  }

  /** Two at a time are at work; those that only wait for Remain's word are in nobody's way. */
  private LeakFamily start(String name, List<LeakRow> rows, String... jvm) throws IOException {
    lanes.acquireUninterruptibly();
    try {
      return new LeakFamily(
          rows, Files.createDirectory(directory.resolve(name.replace('/', '-'))), jvm);
    } finally {
      lanes.release();
    }
  }

  private static void check(LeakRow row, CompletableFuture<Map<LeakRow, LeakOutcome>> outcomes) {
    assertThat(outcomes).as("the family of " + row).isCompleted();
    LeakOutcome outcome = outcomes.join().get(row);
    assertThat(outcome.words()).as("%s: %s", row, outcome).isEqualTo(row.outcome());
    assertThat(outcome.paths())
        .as("holders of %s", row)
        .allSatisfy(path -> assertThat(path).contains(row.holder()));
    if (outcome.paths().isEmpty()) {
      assertThat(outcome.survivors()).as("threads of %s", row).isEmpty();
    }
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
