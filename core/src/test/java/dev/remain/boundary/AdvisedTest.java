// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdvisedTest {

  @TempDir Path directory;

  private Path jar(String className) {
    String simple = className.substring(className.lastIndexOf('.') + 1);
    return CompiledApp.in(directory.resolve(className))
        .source(className, "public class " + simple + " { }")
        .compile()
        .jar()
        .writeTo(directory.resolve(className + ".jar"));
  }

  private List<Path> advised(String aspect, String within, Path... archives) {
    CompiledApp app =
        CompiledApp.in(directory.resolve("app"))
            .source("app.Tracing", "public class Tracing { }")
            .resource(
                "META-INF/aop.xml",
                "<aspectj><aspects><aspect name=\""
                    + aspect
                    + "\"/></aspects><weaver><include within=\"app..*\"/><include within=\""
                    + within
                    + "\"/></weaver></aspectj>")
            .compile();
    return Advised.of(List.of(app.classes()), List.of(archives)).stream()
        .map(Lesson::archive)
        .toList();
  }

  @Test
  void isWhatTheProgramsAspectsAreWovenInto() {
    Path near = jar("org.acme.Text");
    Path deep = jar("org.acme.deep.down.Text");
    Path other = jar("org.other.Text");

    assertThat(advised("app.Tracing", "org.acme.Text", near, deep, other)).containsExactly(near);
    assertThat(advised("app.Tracing", "org.acme.*", near, deep, other)).containsExactly(near);
    assertThat(advised("app.Tracing", "org.acme..*", near, deep, other))
        .containsExactly(near, deep);
  }

  @Test
  void isNothingForAspectsOfALibraryOrWhereEverythingMayBe() {
    Path near = jar("org.acme.Text");

    assertThat(advised("lib.Tracing", "org.acme..*", near)).isEmpty();
    assertThat(advised("app.Tracing", "*", near)).isEmpty();
    assertThat(Advised.isWeaving()).isFalse();
  }
}
