// SPDX-License-Identifier: Apache-2.0
package dev.remain.classpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "*.txt a.txt",
        "*.txt .txt",
        "a?c abc",
        "**/*.swp a.swp",
        "**/*.swp a/b/c.swp",
        "static/** static/a",
        "static/** static/a/b.css",
        "**/.git/** .git/config",
        "**/.git/** a/.git/b/c",
        "*.{txt,xml} a.xml",
        "a.b a.b",
        "a}b a}b",
        "/abs/lib/*.jar /abs/lib/x.jar",
        "**.jar a/b.jar",
        "{a,b}/*.{x,y} b/c.x",
        "{a,b{c,d}}.x bd.x",
        "a{,b} a",
        "**/a/**/b a/b",
        "**/a/**/b x/a/y/z/b",
        "a*b*c axbxbxc"
      })
  void matches(String glob, String path) {
    assertThat(Globs.of(List.of(glob)).matches(path)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "*.txt a/b.txt",
        "*.txt a.txt.bak",
        "a?c a/c",
        "static/** static",
        "static/** other/static/a",
        "**/*.swp a.swp/b",
        "*.{txt,xml} a.java",
        "a.b axb",
        "lib lib/a.jar",
        "**/*.swp aswp",
        "**/a xa",
        "{a,b}/*.{x,y} b/c.z",
        "a*b*c axbxbx"
      })
  void doesNotMatch(String glob, String path) {
    assertThat(Globs.of(List.of(glob)).matches(path)).isFalse();
  }

  @Test
  void anyOfSeveralMatches() {
    Globs globs = Globs.of(List.of("*.txt", "*.xml"));

    assertThat(globs.matches("a.xml")).isTrue();
    assertThat(globs.matches("a.java")).isFalse();
    assertThat(Globs.of(List.of()).matches("a")).isFalse();
  }

  @Test
  void refusesABraceThatIsNotClosed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Globs.of(List.of("*.{txt,xml")))
        .withMessage("'*.{txt,xml' has a { without its }");
  }
}
