// SPDX-License-Identifier: Apache-2.0
package dev.remain.classfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkTest {

  @Test
  void aDescriptorIsOneWhateverThePackageAndTheEnclosingClass() {
    assertThat(Mark.CARRIED.isIn("Ldev/remain/state/Carried;")).isTrue();
    assertThat(Mark.CARRIED.isIn("Lacme/App$Carried;")).isTrue();
    assertThat(Mark.CARRIED.isIn("LCarried;")).isTrue();
    assertThat(Mark.FORMER_NAME.isIn("LFormerName;")).isTrue();

    assertThat(Mark.CARRIED.isIn("Lacme/NotCarried;")).isFalse();
    assertThat(Mark.CARRIED.isIn("LNotCarried;")).isFalse();
    assertThat(Mark.CARRIED.isIn("Lacme/Reset;")).isFalse();
    assertThat(Mark.CARRIED.isIn("Carried;")).isFalse();
  }

  @Test
  void anAnnotationIsOneInTheDefaultPackageToo(@TempDir Path directory) throws Exception {
    String runtime =
        "@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME) ";
    CompiledApp app =
        CompiledApp.in(directory)
            .source("Reset", runtime + "public @interface Reset {}")
            .source(
                "A",
                "public class A { @Reset public int one; @Deprecated public int other;"
                    + runtime
                    + " @interface NotReset {} @NotReset public int third; }")
            .source(
                "B", "public class B { " + runtime + "@interface Reset {} @Reset public int one; }")
            .compile();
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {app.classes().toUri().toURL()}, null)) {
      Class<?> type = loader.loadClass("A");

      assertThat(Mark.RESET.of(type.getField("other"))).isNull();
      assertThat(Mark.RESET.of(type.getField("third"))).isNull();
      assertThat(Mark.RESET.of(type.getField("one"))).isNotNull();
      assertThat(Mark.RESET.of(loader.loadClass("B").getField("one"))).isNotNull();
    }
  }
}
