// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.compat.Sample;
import dev.remain.compat.made.Difference;
import dev.remain.compat.made.MadeLibraries;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A sample of the compatibility suite, and a few of the libraries that are made by chance. {@code
 * -Pcompat} tries all programs; {@code -Dremaintest.made=500} so many libraries.
 */
class CompatibilityIT {

  @TempDir Path directory;

  @Test
  void programsOfRealFrameworksAreWhatANewJvmWouldMakeOfThem() throws Exception {
    assertThat(
            Sample.surprises(
                directory, RemainRun.JAR, "javalin", "quartz", "kryo", "logback", "hikari-sqlite"))
        .isEmpty();
  }

  @Test
  void librariesMadeByChanceDifferInNothingOrAreTold() throws Exception {
    int count = Integer.getInteger("remaintest.made");
    List<Difference> differences =
        new MadeLibraries(Long.getLong("remaintest.seed"), count, RemainRun.JAR)
            .differences(directory);
    assertThat(differences).filteredOn(difference -> !difference.isTold()).isEmpty();
  }
}
