// SPDX-License-Identifier: Apache-2.0
package dev.remain.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every source file of every module keeps to. */
class SourcesTest {

  private static final int MOST_LINES = 400;
  private static final int FEWEST_FILES = 30;

  /** Names that say nothing of what a class is. */
  private static final Pattern EMPTY_NAME =
      Pattern.compile("\\w*(Managers?|Utils?|Utilities|Helpers?|Impl)\\.java");

  private static final Path ROOT = Path.of(System.getProperty("remaintest.root"));

  @Test
  void theWalkSawTheSources() throws IOException {
    assertThat(sources()).hasSizeGreaterThanOrEqualTo(FEWEST_FILES);
  }

  @Test
  void filesBeginWithTheLicence() throws IOException {
    assertThat(offenders(lines -> !lines.get(0).equals("// SPDX-License-Identifier: Apache-2.0")))
        .as("files without the SPDX line")
        .isEmpty();
  }

  @Test
  void filesAreShort() throws IOException {
    assertThat(offenders(lines -> lines.size() > MOST_LINES))
        .as("files of more than " + MOST_LINES + " lines")
        .isEmpty();
  }

  @Test
  void whatIsPromisedSaysSinceWhen() throws IOException {
    Pattern promised =
        Pattern.compile("(?m)^public (final |sealed )?(class|record|interface|@interface|enum) ");
    List<Path> silent = new ArrayList<>();
    for (String room : List.of("", "event", "hook", "state")) {
      try (Stream<Path> files =
          Files.list(ROOT.resolve("core/src/main/java/dev/remain").resolve(room))) {
        for (Path file : files.filter(file -> file.toString().endsWith(".java")).toList()) {
          String text = Files.readString(file);
          if (promised.matcher(text).find() && !text.contains(" * @since ")) {
            silent.add(file.getFileName());
          }
        }
      }
    }
    assertThat(silent).as("exported types without @since").isEmpty();
  }

  @Test
  void filesNameNoAuthor() throws IOException {
    String tag = "@" + "author";
    assertThat(offenders(lines -> lines.stream().anyMatch(line -> line.contains(tag)))).isEmpty();
  }

  @Test
  void namesSayWhatAClassIs() throws IOException {
    assertThat(sources())
        .filteredOn(file -> EMPTY_NAME.matcher(file.getFileName().toString()).matches())
        .isEmpty();
  }

  private static List<Path> offenders(Predicate<List<String>> broken) throws IOException {
    List<Path> offenders = new ArrayList<>();
    for (Path file : sources()) {
      if (broken.test(Files.readAllLines(file))) {
        offenders.add(ROOT.relativize(file));
      }
    }
    return offenders;
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String module : List.of("core", "sample-app", "src-test-fixtures")) {
      Path directory = ROOT.resolve(module).resolve("src");
      if (Files.isDirectory(directory)) {
        try (Stream<Path> files = Files.walk(directory)) {
          files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
        }
      }
    }
    return sources;
  }
}
