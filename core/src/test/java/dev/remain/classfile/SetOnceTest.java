// SPDX-License-Identifier: Apache-2.0
package dev.remain.classfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetOnceTest {

  @TempDir Path directory;

  private SetOnce.Flags flags(String statements) {
    return of(
        """
        static boolean b; static AtomicBoolean a = new AtomicBoolean(false); boolean own;
        static void give(AtomicBoolean any) { }
        void run(boolean n) { %s }
        """
            .formatted(statements));
  }

  private SetOnce.Flags of(String members) {
    CompiledApp app =
        CompiledApp.in(directory)
            .source(
                "acme.A",
                "import java.util.concurrent.atomic.AtomicBoolean; class A { " + members + " }")
            .compile();
    return SetOnce.in(app.classBytes("acme.A"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"b = true;", "if (!b) { b = true; }", "if (n) { b = true; own = false; }"})
  void aFlagThatIsOnlySet(String statements) {
    assertThat(flags(statements).set()).containsExactly("acme.A.b");
    assertThat(flags(statements).changed()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if (a.compareAndSet(false, true)) { own = true; }",
        "if (!a.getAndSet(true)) { own = true; }",
        "if (!a.get()) { a.set(true); }"
      })
  void anAtomicFlagThatIsOnlySet(String statements) {
    assertThat(flags(statements).set()).containsExactly("acme.A.a");
    assertThat(flags(statements).changed()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"b = false;", "b = n;", "b = !b;"})
  void aFlagThatIsChangedOtherwise(String statements) {
    assertThat(flags(statements).changed()).contains("acme.A.b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.set(false);",
        "a.compareAndSet(true, false);",
        "a.set(n);",
        "give(a);",
        "AtomicBoolean mine = a; mine.set(true);",
        "a = new AtomicBoolean();"
      })
  void anAtomicFlagThatIsChangedOtherwise(String statements) {
    assertThat(flags(statements).changed()).containsExactly("acme.A.a");
  }

  @Test
  void whatIsTrueFromTheBeginningIsNotSet() {
    SetOnce.Flags flags =
        of("static boolean b = true; static AtomicBoolean a = new AtomicBoolean(true);");

    assertThat(flags.set()).isEmpty();
    assertThat(flags.changed()).containsExactlyInAnyOrder("acme.A.a", "acme.A.b");
  }

  @Test
  void whatIsFalseFromTheBeginningIsNotChanged() {
    assertThat(of("static boolean b = false;").changed()).isEmpty();
  }

  @Test
  void whatIsNoClassFileHasNone() {
    assertThat(SetOnce.in(new byte[] {1, 2, 3}).set()).isEmpty();
  }
}
