// SPDX-License-Identifier: Apache-2.0
package dev.remain.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DidYouMeanTest {

  @ParameterizedTest
  @CsvSource({
    "--quite, --quiet",
    "--pol-interval, --poll-interval",
    "--stop_timeout, --stop-timeout",
    "--colour, --color",
    "--liv, --live",
    "remain.verbose, --verbose",
    "-watch, --watch"
  })
  void suggestsWhatIsClose(String name, String suggestion) {
    assertThat(DidYouMean.suggestion(name, SettingSource.OPTION)).isEqualTo(suggestion);
  }

  @ParameterizedTest
  @CsvSource({"--port", "--", "--l", "--save", "--exit", "-x"})
  void suggestsNothingElse(String name) {
    assertThat(DidYouMean.suggestion(name, SettingSource.OPTION)).isNull();
  }

  @Test
  void suggestsTheNameOfThePlace() {
    assertThat(DidYouMean.suggestion("remain.quite", SettingSource.SYSTEM_PROPERTY))
        .isEqualTo("remain.quiet");
    assertThat(DidYouMean.suggestion("REMAIN_ONEXIT", SettingSource.ENVIRONMENT))
        .isEqualTo("REMAIN_ON_EXIT");
    assertThat(DidYouMean.suggestion("REMAIN_quiet", SettingSource.ENVIRONMENT))
        .isEqualTo("REMAIN_QUIET");
    assertThat(DidYouMean.suggestion("--quiet", SettingSource.WORKING_DIRECTORY))
        .isEqualTo("quiet");
  }

  @Test
  void countsEdits() {
    assertThat(DidYouMean.distance("quiet", "quiet")).isZero();
    assertThat(DidYouMean.distance("quite", "quiet")).isEqualTo(1);
    assertThat(DidYouMean.distance("quit", "quiet")).isEqualTo(1);
    assertThat(DidYouMean.distance("", "abc")).isEqualTo(3);
    assertThat(DidYouMean.distance("kitten", "sitting")).isEqualTo(3);
  }
}
