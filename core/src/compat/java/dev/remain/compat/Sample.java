// SPDX-License-Identifier: Apache-2.0
package dev.remain.compat;

import dev.remain.fixtures.Maven;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Some programs of the suite, with few restarts, and without a look at what stays in memory. */
public final class Sample {

  private static final int RESTARTS = 2;

  private Sample() {}

  /**
   * Tries these programs.
   *
   * @param directory where everything is made
   * @param remain the packaged jar
   * @return what is not as the table promises
   */
  public static List<String> surprises(Path directory, Path remain, String... names)
      throws Exception {
    Path core = Path.of(System.getProperty("remaintest.root"), "core");
    Trials trials =
        Trials.of(
            new Options(
                List.of(names),
                RESTARTS,
                false,
                remain,
                core.resolve("target/test-classes"),
                core.resolve("src/compat/applications"),
                directory.resolve("compat"),
                Maven.ofBuild(),
                System.getProperty("remaintest.plugin.dependency")));
    List<String> surprises = new ArrayList<>();
    for (Program program : trials.programs()) {
      trials.obstacle(program).ifPresent(text -> surprises.add(program.name() + " " + text));
      if (trials.obstacle(program).isEmpty()) {
        surprises.addAll(trials.outcome(program).surprises());
      }
    }
    return surprises;
  }
}
