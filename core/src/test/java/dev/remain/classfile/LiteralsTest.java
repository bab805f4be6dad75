// SPDX-License-Identifier: Apache-2.0
package dev.remain.classfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiteralsTest {

  @TempDir Path directory;

  @Test
  void textsAndThePiecesOfThoseThatArePutTogether() throws Exception {
    CompiledApp app =
        CompiledApp.in(directory)
            .source(
                "acme.A",
                """
                class A {
                  static final String CONSTANT = "constant";
                  String say(int n) { return "before " + n + " after" + n + "x"; }
                }
                """)
            .compile();
    byte[] bytes = Files.readAllBytes(app.classes().resolve("acme/A.class"));

    assertThat(Literals.in(bytes, 4)).containsExactlyInAnyOrder("constant", "before ", " after");
    assertThat(Literals.in(bytes, 1)).contains("x");
  }

  @Test
  void whatIsNoClassFileHasNone() {
    assertThat(Literals.in(new byte[] {1, 2, 3}, 1)).isEmpty();
  }
}
