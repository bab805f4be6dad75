// SPDX-License-Identifier: Apache-2.0
package dev.remain.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page of the settings is what {@code --help} prints. */
class SettingsPageTest {

  private static final Path PAGE =
      Path.of(System.getProperty("remaintest.root"), "core", "docs", "settings.md");

  private static final String UPDATE =
      "mvn -q test -pl core -am -Dtest=SettingsPageTest -Dsurefire.failIfNoSpecifiedTests=false"
          + " -Dsettings.update=true writes it";

  @Test
  void thePageIsTheHelp() throws IOException {
    String page =
        "# Settings\n\nWhat `dev.remain.Main --help` prints; `--explain com.acme.App` shows what is"
            + " in force, and from where.\n\n```\n"
            + HelpText.text()
            + "```\n";
    if (Boolean.getBoolean("settings.update")) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE).as(UPDATE).hasContent(page);
  }
}
