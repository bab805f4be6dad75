// SPDX-License-Identifier: Apache-2.0
package dev.remain.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remain.classpath.Globs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsTest {

  @TempDir Path directory;

  @Test
  void defaultsAreThoseOfTheHelp() {
    Settings settings = new Places(directory).read();

    assertThat(settings.enabled()).isEqualTo(Settings.Enabled.AUTO);
    assertThat(settings.live()).isEmpty();
    assertThat(settings.base()).isEmpty();
    assertThat(settings.layer()).isEqualTo(Settings.Layer.AUTO);
    assertThat(settings.watch()).isEqualTo(Settings.Watch.AUTO);
    assertThat(settings.quiet()).isNull();
    assertThat(settings.hold()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.pollInterval()).isNull();
    assertThat(settings.triggerFile()).isNull();
    assertThat(settings.ignore()).isEqualTo(DefaultGlobs.IGNORE);
    assertThat(settings.refresh()).isEqualTo(DefaultGlobs.REFRESH);
    assertThat(settings.stopTimeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(settings.hardStop()).isFalse();
    assertThat(settings.onExit()).isEqualTo(Settings.OnExit.WAIT);
    assertThat(settings.agent()).isEqualTo(Settings.Agent.OFF);
    assertThat(settings.verbose()).isFalse();
    assertThat(settings.eventLog()).isNull();
    assertThat(settings.color()).isEqualTo(Settings.Color.AUTO);
    assertThat(settings).hasToString("Settings[]");
    assertThat(settings.warnings()).isEmpty();
  }

  @Test
  void everySettingIsUnderstood() {
    Settings settings =
        new Places(directory)
            .option(Setting.ENABLED, "true")
            .option(Setting.LIVE, "lib/acme-*.jar")
            .option(Setting.BASE, "gen/classes")
            .option(Setting.LAYER, "system")
            .option(Setting.WATCH, "manual")
            .option(Setting.QUIET, "0ms")
            .option(Setting.HOLD, "1m")
            .option(Setting.POLL_INTERVAL, "0.5s")
            .option(Setting.TRIGGER_FILE, "target/.done")
            .option(Setting.STOP_TIMEOUT, "1.25s")
            .option(Setting.ON_EXIT, "exit")
            .option(Setting.AGENT, "load")
            .option(Setting.VERBOSE, "True")
            .option(Setting.EVENT_LOG, "target/log.json")
            .option(Setting.COLOR, "false")
            .read();

    assertThat(settings.enabled()).isEqualTo(Settings.Enabled.TRUE);
    assertThat(settings.live()).containsExactly("lib/acme-*.jar");
    assertThat(settings.base()).containsExactly("gen/classes");
    assertThat(settings.layer()).isEqualTo(Settings.Layer.SYSTEM);
    assertThat(settings.watch()).isEqualTo(Settings.Watch.MANUAL);
    assertThat(settings.quiet()).isEqualTo(Duration.ZERO);
    assertThat(settings.hold()).isEqualTo(Duration.ofMinutes(1));
    assertThat(settings.pollInterval()).isEqualTo(Duration.ofMillis(500));
    assertThat(settings.triggerFile()).isEqualTo(Path.of("target/.done"));
    assertThat(settings.stopTimeout()).isEqualTo(Duration.ofMillis(1_250));
    assertThat(settings.onExit()).isEqualTo(Settings.OnExit.EXIT);
    assertThat(settings.agent()).isEqualTo(Settings.Agent.LOAD);
    assertThat(settings.verbose()).isTrue();
    assertThat(settings.eventLog()).isEqualTo(Path.of("target/log.json"));
    assertThat(settings.color()).isEqualTo(Settings.Color.OFF);
  }

  @Test
  void choicesOfTheTextAreThoseOfTheCode() {
    assertThat(Setting.ENABLED.choices()).hasSameSizeAs(Settings.Enabled.values());
    assertThat(Setting.LAYER.choices()).containsExactly(names(Settings.Layer.values()));
    assertThat(Setting.WATCH.choices()).containsExactly(names(Settings.Watch.values()));
    assertThat(Setting.ON_EXIT.choices()).containsExactly(names(Settings.OnExit.values()));
    assertThat(Setting.AGENT.choices()).containsExactly(names(Settings.Agent.values()));
    assertThat(Setting.VERBOSE.choices()).containsExactly("true", "false");
    assertThat(Setting.COLOR.choices()).containsExactly("auto", "true", "false");
    assertThat(Setting.QUIET.choices()).containsExactly("auto");
    assertThat(Setting.HOLD.choices()).isEmpty();
  }

  @Test
  void listsAddToTheirDefault() {
    Settings settings =
        new Places(directory).option(Setting.REFRESH, "templates/**", "a/*.{css,js}").read();

    assertThat(settings.refresh())
        .containsExactly(
            "META-INF/resources/**", "static/**", "public/**", "templates/**", "a/*.{css,js}");
    assertThat(settings)
        .hasToString(
            "Settings[refresh=META-INF/resources/**, static/**, public/**, templates/**,"
                + " a/*.{css,js}]");
  }

  @Test
  void leadingNoneDropsTheDefault() {
    assertThat(new Places(directory).file("refresh=none, a/**").read().refresh())
        .containsExactly("a/**");

    Settings settings = new Places(directory).file("ignore=none\nlive=none").read();
    assertThat(settings.ignore()).isEmpty();
    assertThat(settings.live()).isEmpty();
    assertThat(settings).hasToString("Settings[live=none, ignore=none]");
  }

  @Test
  void badListsAreErrors() {
    assertWrong(
        Setting.IGNORE,
        "a,none",
        "option --ignore: \"a,none\" has none after another item; none comes first");
    assertWrong(
        Setting.IGNORE, "*.{a,b", "option --ignore: \"*.{a,b\" has a brace without its partner");
    assertWrong(Setting.LIVE, "a}", "option --live: \"a}\" has a brace without its partner");
  }

  @Test
  void badChoicesAreErrors() {
    assertWrong(
        Setting.VERBOSE,
        "com.acme.App",
        "option --verbose: \"com.acme.App\" is neither true nor false");
    assertWrong(Setting.WATCH, "", "option --watch: \"\" is none of auto, events, poll, manual");
  }

  @Test
  void badFilesAreErrors() {
    assertWrong(
        Setting.EVENT_LOG,
        " ",
        "option --event-log: \"\" is not a file; allowed is a path, or none");
    assertWrong(
        Setting.TRIGGER_FILE,
        "a\0b",
        "option --trigger-file: \"a\0b\" is not a path: Nul character not allowed");
  }

  @Test
  void noneIsNoFile() {
    assertThat(new Places(directory).option(Setting.EVENT_LOG, "none").read().eventLog()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10", "s", "", "1 s", "-1s", "+1s", ".5s", "1.s", "1.2.3s", "1h", "1S"})
  void otherTextsAreNoDurations(String text) {
    assertWrong(
        Setting.HOLD,
        text,
        "option --hold: \""
            + text
            + "\" is not a duration; allowed is a number with ms, s or m, such as 200ms");
  }

  @ParameterizedTest
  @CsvSource({
    "1ms, PT0.001S",
    "0.5ms, PT0.0005S",
    "00012.50s, PT12.5S",
    "0.1234567890123s, PT0.123456789S",
    "1440m, PT24H",
    "86400000ms, PT24H"
  })
  void durationsAreNumbersWithAUnit(String text, Duration duration) {
    assertThat(new Places(directory).option(Setting.HOLD, text).read().hold()).isEqualTo(duration);
  }

  @Test
  void durationsHaveLimits() {
    assertWrong(Setting.HOLD, "0s", "option --hold: \"0s\" is too short; allowed is more than 0");
    assertWrong(
        Setting.HOLD,
        "0.0000000001s",
        "option --hold: \"0.0000000001s\" is too short; allowed is more than 0");
    assertWrong(
        Setting.QUIET,
        "1440.1m",
        "option --quiet: \"1440.1m\" is too long; allowed is up to 1440m");
    assertWrong(
        Setting.QUIET,
        "99999999999999999999m",
        "option --quiet: \"99999999999999999999m\" is too long; allowed is up to 1440m");
  }

  @Test
  void oneValueIsAllItTakes() {
    assertThatThrownBy(() -> new Places(directory).option(Setting.HOLD, "1s", "2s").read())
        .isInstanceOf(SettingsException.class)
        .hasMessage("option --hold: given twice, and one value is all it takes");
    assertThatThrownBy(() -> new Places(directory).file("hold=1s\nhold=1s\nhold=1s\n").read())
        .isInstanceOf(SettingsException.class)
        .hasMessage("hold in remain.properties: given 3 times, and one value is all it takes");
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void everySettingHasItsEntry(Setting setting) {
    List<String> names = new ArrayList<>();
    for (Settings.Entry entry : new Places(directory).read().entries()) {
      names.add(entry.name());
      assertThat(entry.origin()).isEqualTo("default");
      assertThat(entry.value()).isNotEmpty();
    }

    assertThat(names).hasSize(Setting.values().length).contains(setting.label());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Npc.class~",
        "com/acme/.#Npc.java",
        "com/acme/#Npc.java#",
        "a/.app.css.swp",
        "4913",
        "a/app.css___jb_tmp___",
        "a/.goutputstream-X1Y2Z3",
        ".DS_Store",
        "a/.git/HEAD",
        "META-INF/maven/g/a/pom.properties",
        "git.properties"
      })
  void defaultsIgnoreWhatIsNoPartOfTheProgram(String path) {
    assertThat(Globs.of(DefaultGlobs.IGNORE).matches(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com/acme/Npc.class",
        "com/acme/Npc$4913.class",
        "application.properties",
        "META-INF/services/com.acme.Plugin",
        "a/git.properties",
        ".gitignore",
        "words.lst",
        "a/app.css.bak"
      })
  void defaultsIgnoreNothingElse(String path) {
    assertThat(Globs.of(DefaultGlobs.IGNORE).matches(path)).isFalse();
  }

  private void assertWrong(Setting setting, String value, String message) {
    assertThatThrownBy(() -> new Places(directory).option(setting, value).read())
        .isInstanceOf(SettingsException.class)
        .hasMessage(message);
  }

  private static String[] names(Enum<?>[] values) {
    String[] names = new String[values.length];
    for (int i = 0; i < names.length; i++) {
      names[i] = values[i].name().toLowerCase(Locale.ROOT);
    }
    return names;
  }
}
