// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;

/** Nothing is compiled that is not proven, and what is newer than its classes proves nothing. */
class ProvenSavesTest extends Saves {

  @Test
  void sourcesThatAreNewerWaitForTheNextSave() {
    program.write(GREETER, greeter("int", "1"));
    program.write(USER, "package p;\nclass User { long x = new Greeter().greet(); }\n");
    program.build("app");
    program.write(GREETER, greeter("int", "2"));
    program.start();
    assertThat(program.told)
        .containsExactly(
            "compile on save: app/src/main/java, exact (1 of 1 class as the build made them);"
                + " 1 source is newer than its classes: the next save compiles it too");
    assertThat(program.published).isEmpty();
    program.write(USER, "package p;\nclass User { int y; }\n");
    program.run(100);
    assertThat(program.published).hasSize(1);
    assertAsBuilt();
  }

  @Test
  void whereEachSourceIsNewerNothingIsProvenBeforeABuild() {
    program.write(GREETER, greeter("int", "1"));
    program.build("app");
    program.write(GREETER, greeter("int", "2"));
    program.start();
    assertThat(program.told)
        .containsExactly(
            "compile on save: off for app: all of its sources are newer than their classes, which"
                + " prove nothing then: build it once");
    program.write(GREETER, greeter("int", "3"));
    program.run(500);
    assertThat(program.published).isEmpty();
    program.build("app");
    program.run(3_000);

    program.write(GREETER, greeter("int", "4"));
    program.run(500);
    assertThat(program.published).hasSize(1);
    assertAsBuilt();
  }

  @Test
  void whatWasProvenOnceIsProofEnoughWhereEachSourceIsNewer() {
    program.write(GREETER, greeter("int", "1"));
    program.build("app");
    program.start();
    program.write(GREETER, greeter("int", "2"));
    program.start();
    assertThat(program.told).last().asString().contains("java, as proven before; 1 source is");
    program.write(GREETER, greeter("int", "3"));
    program.run(500);
    assertThat(program.published).hasSize(1);
    assertAsBuilt();
  }

  @Test
  void whatIsNotProvenIsOff() {
    program.write(GREETER, greeter("int", "1"));
    program.build("app");
    long time = 1_600_000_000_000L;
    program.write(GREETER, greeter("int", "2"));
    setTime(GREETER, time);
    program.start();
    assertThat(program.told)
        .containsExactly(
            "compile on save: off for app: Greeter.class is not what javac "
                + Runtime.version().feature()
                + " makes of Greeter.java: another JDK or a later step of the build made it, or the"
                + " source is not the one that was built");
    program.write(GREETER, greeter("int", "3"));
    program.run(400);
    assertThat(program.published).isEmpty();

    program.build("app");
    program.run(3000);
    program.write(GREETER, greeter("int", "4"));
    program.run(400);
    assertThat(program.published).hasSize(1);
  }

  private void setTime(String path, long millis) {
    try {
      Files.setLastModifiedTime(program.file(path), FileTime.fromMillis(millis));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
