// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.AppJar;
import dev.remain.fixtures.CompiledApp;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies in both halves of the class path is told once, with what to do. */
class OverlapsIT {

  @TempDir Path directory;

  @Test
  void warnsOfHiddenClassesAndSplitPackages() {
    CompiledApp app = Probe.in(directory);
    app.jar().writeTo(directory.resolve("same.jar"));
    AppJar.empty()
        .entry("acme/Other.class", app.classBytes(Probe.NAME))
        .writeTo(directory.resolve("split.jar"));
    AppJar.empty()
        .entry("elsewhere/Other.class", app.classBytes(Probe.NAME))
        .writeTo(directory.resolve("fine.jar"));

    try (RemainRun run =
        RemainRun.of(app)
            .entries(
                directory.resolve("same.jar"),
                directory.resolve("split.jar"),
                directory.resolve("fine.jar"))
            .main(Probe.NAME)) {
      assertThat(run.log().await("warned", 1).text("sentence"))
          .isEqualTo(
              "class acme.Probe is in classes and in same.jar too; the live one is used:"
                  + " take same.jar off the class path or add base=classes");
      assertThat(run.log().await("warned", 2).text("sentence"))
          .isEqualTo(
              "package acme is in classes (live) and in split.jar (base):"
                  + " package-private access between them fails; add live=split.jar");
      run.says("add live=split.jar").settle();
      assertThat(run.log().count("warned")).isEqualTo(2);
    }
  }
}
