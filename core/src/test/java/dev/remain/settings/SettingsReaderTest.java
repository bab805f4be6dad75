// SPDX-License-Identifier: Apache-2.0
package dev.remain.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remain.launch.ProgramPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsReaderTest {

  @TempDir Path directory;

  private Places places;

  @BeforeEach
  void setUp() {
    places = new Places(directory);
  }

  @Test
  void strongestPlaceThatHasItWins() {
    places.classPathFile("quiet=5ms");
    assertOrigin("5ms", "META-INF/remain.properties");

    places.classPathFile("quiet=5ms").file("quiet=4ms");
    assertOrigin("4ms", "remain.properties");

    places.classPathFile("quiet=5ms").variable("REMAIN_QUIET", "3ms");
    assertOrigin("3ms", "environment REMAIN_QUIET");

    places.classPathFile("quiet=5ms").property("remain.quiet", "2ms");
    assertOrigin("2ms", "system property remain.quiet");

    places.classPathFile("quiet=5ms").option(Setting.QUIET, "1ms");
    assertOrigin("1ms", "option --quiet");
  }

  @Test
  void placesDoNotMerge() {
    places.property("remain.live", "a.jar, b.jar").file("live=c.jar\nhold=3s");

    Settings settings = places.read();

    assertThat(settings.live()).containsExactly("a.jar", "b.jar");
    assertThat(settings.hold()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void repeatsAtOnePlaceJoin() {
    places.option(Setting.LIVE, "a.jar", "b.jar,c.jar").file("base=d.jar\nbase=e.jar\n");

    Settings settings = places.read();

    assertThat(settings.live()).containsExactly("a.jar", "b.jar", "c.jar");
    assertThat(settings.base()).containsExactly("d.jar", "e.jar");
  }

  @Test
  void variablesHaveUnderscores() {
    places.variable("REMAIN_POLL_INTERVAL", "1s");

    assertThat(places.read().pollInterval()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void filesAreUtf8() {
    places.file("# comment\nevent-log = gr\u00fcn/log.json\n");

    assertThat(places.read().eventLog()).isEqualTo(Path.of("gr\u00fcn/log.json"));
  }

  @Test
  void unknownNamesAreErrorsThatNameThePlace() {
    assertThatThrownBy(() -> new Places(directory).property("remain.quite", "1s").read())
        .isInstanceOf(SettingsException.class)
        .hasMessage("system property remain.quite: unknown setting; did you mean remain.quiet?");
    assertThatThrownBy(() -> new Places(directory).classPathFile("speed=1").read())
        .isInstanceOf(SettingsException.class)
        .hasMessage("META-INF/remain.properties: unknown setting \"speed\"");
    assertThatThrownBy(() -> new Places(directory).file("quite=1s").read())
        .isInstanceOf(SettingsException.class)
        .hasMessage("remain.properties: unknown setting \"quite\"; did you mean \"quiet\"?");
    assertThatThrownBy(() -> new Places(directory).file("remain.quiet=1s").read())
        .isInstanceOf(SettingsException.class)
        .hasMessage("remain.properties: unknown setting \"remain.quiet\"; did you mean \"quiet\"?");
  }

  @Test
  void unknownVariablesOnlyWarn() {
    places.variable("REMAIN_QUITE", "1s").variable("REMAIN_HOME", "/opt/remain");

    assertThat(places.read().warnings())
        .containsExactly(
            "environment REMAIN_HOME: unknown setting",
            "environment REMAIN_QUITE: unknown setting; did you mean REMAIN_QUIET?");
  }

  @Test
  void badValuesAreErrorsThatNameThePlace() {
    String why =
        "\"fast\" is not a duration;"
            + " allowed is a number with ms, s or m, such as 200ms, or auto";

    assertThatThrownBy(() -> new Places(directory).option(Setting.QUIET, "fast").read())
        .hasMessage("option --quiet: " + why);
    assertThatThrownBy(() -> new Places(directory).property("remain.quiet", "fast").read())
        .hasMessage("system property remain.quiet: " + why);
    assertThatThrownBy(() -> new Places(directory).variable("REMAIN_QUIET", "fast").read())
        .hasMessage("environment REMAIN_QUIET: " + why);
    assertThatThrownBy(() -> new Places(directory).classPathFile("quiet=fast").read())
        .hasMessage("quiet in META-INF/remain.properties: " + why);
    assertThatThrownBy(() -> new Places(directory).file("quiet=fast").read())
        .hasMessage("quiet in remain.properties: " + why);
  }

  @Test
  void aStrongerPlaceHidesNoBadValue() {
    places.option(Setting.QUIET, "1s").file("quiet=fast");

    assertThatThrownBy(places::read)
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("quiet in remain.properties: \"fast\" is not a duration");
  }

  @Test
  void unreadableFilesAreErrors() throws IOException {
    assertThatThrownBy(() -> new Places(directory).classPathFile("live=\\u12").read())
        .isInstanceOf(SettingsException.class)
        .hasMessage("META-INF/remain.properties: cannot be read: Malformed \\uxxxx encoding.");

    Files.createDirectory(directory.resolve("remain.properties"));
    assertThatThrownBy(places::read)
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("remain.properties: cannot be read: ");
  }

  @Test
  void enabledIsReadWithoutTheRest() {
    places.option(Setting.QUIET, "fast").file("quite=1s\nenabled=false");

    assertThat(places.reader().enabled()).isEqualTo(Settings.Enabled.FALSE);
    assertThatThrownBy(places::read).isInstanceOf(SettingsException.class);
  }

  @Test
  void enabledFollowsTheOrderOfPlaces() {
    assertThat(places.reader().enabled()).isEqualTo(Settings.Enabled.AUTO);

    places.file("enabled=false").variable("REMAIN_ENABLED", "TRUE");
    assertThat(places.reader().enabled()).isEqualTo(Settings.Enabled.TRUE);

    places.property("remain.enabled", "maybe");
    assertThatThrownBy(() -> places.reader().enabled())
        .isInstanceOf(SettingsException.class)
        .hasMessage("system property remain.enabled: \"maybe\" is none of auto, true, false");
  }

  @Test
  void aFileCannotSwitchOnWhatAutoWouldNot() {
    places.classPathFile("enabled=true");
    assertThat(places.reader().enabled()).isEqualTo(Settings.Enabled.AUTO);

    places.file("enabled=true");
    assertThat(places.reader().enabled()).isEqualTo(Settings.Enabled.AUTO);

    places.file("enabled=false");
    assertThat(places.reader().enabled()).isEqualTo(Settings.Enabled.FALSE);
  }

  @Test
  void whatReachesOutOfTheProgramIsNotTakenFromAFileThatIsNotTrusted() {
    places
        .file("event-log=/tmp/made\nfront=0.0.0.0:8080\nagent=load\nhold=3s")
        .distrust("nobody develops here");

    Settings settings = places.read();

    assertThat(settings.eventLog()).isNull();
    assertThat(settings.front()).isNull();
    assertThat(settings.agent()).isEqualTo(Settings.Agent.OFF);
    assertThat(settings.hold()).isEqualTo(Duration.ofSeconds(3));
    assertThat(settings.warnings())
        .containsExactly(
            "front in remain.properties is not taken, since nobody develops here: give it as"
                + " --front or -Dremain.front",
            "agent in remain.properties is not taken, since nobody develops here: give it as"
                + " --agent or -Dremain.agent",
            "event-log in remain.properties is not taken, since nobody develops here: give it as"
                + " --event-log or -Dremain.event-log");
  }

  @Test
  void whatIsNotTakenFromAFileMayComeFromAnotherPlace() {
    places
        .file("event-log=/tmp/made")
        .property("remain.event-log", "wanted")
        .distrust("nobody develops here");

    assertThat(places.read().eventLog()).isEqualTo(Path.of("wanted"));
  }

  @Test
  void whatStaysInsideIsTakenFromEachFile() {
    places.file("front=8080\nagent=off\nevent-log=none").distrust("nobody develops here");

    Settings settings = places.read();

    assertThat(settings.front()).isNotNull();
    assertThat(settings.warnings()).isEmpty();
  }

  @Test
  void applicationEndsTheJvmWhereNobodyWatches() {
    assertThat(places.read().onExit()).isEqualTo(Settings.OnExit.WAIT);

    places.variable("CI", "false");
    assertThat(places.read().onExit()).isEqualTo(Settings.OnExit.WAIT);

    places.variable("CI", "true");
    assertThat(places.read().onExit()).isEqualTo(Settings.OnExit.EXIT);
    assertThat(places.read().entries())
        .contains(new Settings.Entry("on-exit", "exit", "default, as CI is set"));

    places.file("on-exit=wait");
    assertThat(places.read().onExit()).isEqualTo(Settings.OnExit.WAIT);
  }

  @Test
  void thisProcessCanBeRead() {
    SettingsReader reader =
        SettingsReader.ofProcess(Map.of(Setting.HOLD, List.of("1s")), ProgramPath.ofProcess());

    assertThat(reader.enabled()).isNotNull();
  }

  private void assertOrigin(String value, String origin) {
    assertThat(places.read().entries()).contains(new Settings.Entry("quiet", value, origin));
  }
}
