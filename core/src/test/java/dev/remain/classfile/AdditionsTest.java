// SPDX-License-Identifier: Apache-2.0
package dev.remain.classfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdditionsTest {

  @TempDir Path directory;

  private byte[] code(String statements) throws Exception {
    CompiledApp app =
        CompiledApp.in(directory)
            .source(
                "acme.A",
                """
                public class A {
                  static int s; static long l; static short h; static Integer b = 0; static A a; int f;
                  static java.util.Map<String, Integer> map = new java.util.HashMap<>();
                  int run(int n) { %s }
                }
                """
                    .formatted(statements))
            .compile();
    return Files.readAllBytes(app.classes().resolve("acme/A.class"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s++; return 0;",
        "return s++;",
        "return ++s;",
        "s += n; return 0;",
        "return s = s + 1;"
      })
  void howeverAStaticNumberIsAddedTo(String statements) throws Exception {
    assertThat(Additions.in(code(statements))).containsExactly("acme.A.s");
  }

  @Test
  void numbersOfAnyWidthAndOfObjects() throws Exception {
    assertThat(Additions.in(code("l++; h++; f++; return (int) ++a.f;")))
        .containsExactlyInAnyOrder("acme.A.l", "acme.A.h", "acme.A.f");
  }

  @Test
  void boxedOnesAndSumsThatGoIntoAMap() throws Exception {
    assertThat(Additions.in(code("b++; return 0;")))
        .containsExactlyInAnyOrder("acme.A.b", Additions.BOXED);
    assertThat(Additions.in(code("map.put(\"a\", map.get(\"a\") + 1); return 0;")))
        .containsExactly(Additions.BOXED);
    assertThat(Additions.in(code("map.merge(\"a\", 1, Integer::sum); return 0;")))
        .containsExactly(Additions.BOXED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s = n; return 0;",
        "s = n - s; return 0;",
        "s--; return 0;",
        "s = Math.max(s + 1, n); return 0;",
        "s = (s + 1) * 2; return 0;",
        "n++; s = n; return 0;",
        "map.put(\"a\", n); return 0;"
      })
  void whatIsSetOtherwiseIsNotAddedTo(String statements) throws Exception {
    assertThat(Additions.in(code(statements))).isEmpty();
  }

  @Test
  void whatIsNoClassFileAddsToNothing() {
    assertThat(Additions.in(new byte[] {1, 2, 3})).isEmpty();
  }
}
