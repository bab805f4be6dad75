// SPDX-License-Identifier: Apache-2.0
package dev.remain.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CommandLineTest {

  @Test
  void firstOtherWordIsTheMainClass() {
    CommandLine line = CommandLine.parse("--quiet", "200ms", "--hold=5s", "com.acme.App", "a", "b");

    assertThat(line)
        .isEqualTo(
            new CommandLine(
                false,
                false,
                false,
                0,
                null,
                null,
                false,
                Map.of(Setting.QUIET, List.of("200ms"), Setting.HOLD, List.of("5s")),
                "com.acme.App",
                List.of("a", "b")));
  }

  @Test
  void everythingAfterTheMainClassIsTheApplications() {
    CommandLine line = CommandLine.parse("com.acme.App", "--help", "--", "--quiet=1s", "");

    assertThat(line.mainClass()).isEqualTo("com.acme.App");
    assertThat(line.arguments()).containsExactly("--help", "--", "--quiet=1s", "");
    assertThat(line.help()).isFalse();
    assertThat(line.options()).isEmpty();
  }

  @Test
  void twoDashesEndTheOptions() {
    CommandLine line = CommandLine.parse("--quiet", "1s", "--", "-odd.App", "--help");

    assertThat(line.mainClass()).isEqualTo("-odd.App");
    assertThat(line.arguments()).containsExactly("--help");
  }

  @Test
  void valuesMayHoldAnything() {
    CommandLine line =
        CommandLine.parse("--live=a=b", "--live", "c", "--event-log=--x", "--ignore", "-", "App");

    assertThat(line.options())
        .isEqualTo(
            Map.of(
                Setting.LIVE,
                List.of("a=b", "c"),
                Setting.EVENT_LOG,
                List.of("--x"),
                Setting.IGNORE,
                List.of("-")));
  }

  @Test
  void flagsNeedNoMainClass() {
    assertThat(CommandLine.parse("--help").help()).isTrue();
    assertThat(CommandLine.parse("--version").version()).isTrue();

    CommandLine explain = CommandLine.parse("--verbose", "true", "--explain", "com.acme.App");
    assertThat(explain.explain()).isTrue();
    assertThat(explain.mainClass()).isEqualTo("com.acme.App");
    assertThat(CommandLine.parse("--explain").mainClass()).isNull();
  }

  @Test
  void withoutMainClassItSaysHowToGiveOne() {
    String message =
        "no main class given;"
            + " usage: java -cp <class path> dev.remain.Main [options] com.acme.App [arguments]";

    assertWrong(message);
    assertWrong(message, "--quiet", "1s");
    assertWrong(message, "--");
  }

  @Test
  void aSwitchNeedsNoValue() {
    assertSwitchedOn(CommandLine.parse("--verbose", "com.acme.App", "true"), "true");
    assertSwitchedOn(CommandLine.parse("--verbose", "TRUE", "com.acme.App", "true"), "TRUE");
    assertSwitchedOn(CommandLine.parse("--verbose", "--", "com.acme.App", "true"), "true");
    assertThat(CommandLine.parse("--verbose", "false", "com.acme.App").options())
        .isEqualTo(Map.of(Setting.VERBOSE, List.of("false")));
    assertThat(CommandLine.parse("--color", "auto", "com.acme.App").options())
        .isEqualTo(Map.of(Setting.COLOR, List.of("auto")));
    assertThat(CommandLine.parse("--browser", "--control", "off", "com.acme.App").options())
        .containsEntry(Setting.BROWSER, List.of("on"))
        .containsEntry(Setting.CONTROL, List.of("off"));
    assertThat(CommandLine.parse("--verbose", "--quiet", "1s", "com.acme.App").mainClass())
        .isEqualTo("com.acme.App");
  }

  private static void assertSwitchedOn(CommandLine line, String value) {
    assertThat(line.options()).isEqualTo(Map.of(Setting.VERBOSE, List.of(value)));
    assertThat(line.mainClass()).isEqualTo("com.acme.App");
    assertThat(line.arguments()).containsExactly("true");
  }

  @Test
  void whatElsewhereAsksForHelpDoesSoHere() {
    assertThat(CommandLine.parse("-h").help()).isTrue();
    assertThat(CommandLine.parse("-help").help()).isTrue();
    assertThat(CommandLine.parse("-?").help()).isTrue();
  }

  @Test
  void missingValuesAreErrors() {
    assertWrong("option --quiet: its value is missing; usage: --quiet auto|<duration>", "--quiet");
    assertWrong(
        "option --hold: its value is missing before --quiet; usage: --hold <duration>",
        "--hold",
        "--quiet",
        "1s",
        "com.acme.App");
  }

  @Test
  void leaksAreCheckedInANumberOfRestarts() {
    CommandLine line = CommandLine.parse("--check-leaks", "20", "--quiet=1s", "com.acme.App", "1");

    assertThat(line.checkLeaks()).isEqualTo(20);
    assertThat(line.mainClass()).isEqualTo("com.acme.App");
    assertThat(line.arguments()).containsExactly("1");
    assertThat(CommandLine.parse("--check-leaks=3", "com.acme.App").checkLeaks()).isEqualTo(3);
    assertThat(CommandLine.parse("com.acme.App").checkLeaks()).isZero();

    String wrong = " is not a number of restarts; allowed is 1 to 100000";
    assertWrong("option --check-leaks: \"com.acme.App\"" + wrong, "--check-leaks", "com.acme.App");
    assertWrong("option --check-leaks: \"0\"" + wrong, "--check-leaks=0", "com.acme.App");
    assertWrong("option --check-leaks: \"100001\"" + wrong, "--check-leaks=100001", "App");
    assertWrong(
        "option --check-leaks: its value is missing; usage: --check-leaks <number>",
        "--check-leaks");
    assertWrong(
        "no main class given;"
            + " usage: java -cp <class path> dev.remain.Main [options] com.acme.App [arguments]",
        "--check-leaks",
        "20");
  }

  @Test
  void flagsTakeNoValue() {
    assertWrong("option --explain: takes no value", "--explain=true", "com.acme.App");
  }

  @Test
  void unknownOptionsAreErrors() {
    assertWrong(
        "unknown option --quite; did you mean --quiet? --help lists all options",
        "--quite=1s",
        "com.acme.App");
    assertWrong(
        "unknown option -verbose; did you mean --verbose? --help lists all options",
        "-verbose",
        "true");
    assertWrong(
        "unknown option --explian; did you mean --explain? --help lists all options",
        "--explian",
        "com.acme.App");
    assertWrong("unknown option --port; --help lists all options", "--port", "8080");
    assertWrong("unknown option --hlep; did you mean --help? --help lists all options", "--hlep");
  }

  private static void assertWrong(String message, String... words) {
    assertThatThrownBy(() -> CommandLine.parse(words))
        .isInstanceOf(SettingsException.class)
        .hasMessage(message);
  }

  @Test
  void aBuildToLearnFromNeedsNoMainClass() {
    CommandLine line = CommandLine.parse("--learn", "mvn -q compile");

    assertThat(line.learn()).isEqualTo("mvn -q compile");
    assertThat(line.mainClass()).isNull();
  }
}
