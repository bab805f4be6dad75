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

  private SetOnce flags(String statements) {
    return of(
        """
        static boolean b; static boolean first = true; boolean own;
        static AtomicBoolean a = new AtomicBoolean(false);
        static void give(AtomicBoolean any) { }
        void run(boolean n) { if (b) { n = true; } if (first) { n = true; } if (own) { n = true; } %s }
        boolean isSet() { return a.get(); }
        """
            .formatted(statements));
  }

  private SetOnce of(String members) {
    CompiledApp app =
        CompiledApp.in(directory)
            .source(
                "acme.A",
                "import java.util.concurrent.atomic.AtomicBoolean; class A { " + members + " }")
            .compile();
    SetOnce flags = new SetOnce();
    flags.add(app.classBytes("acme.A"));
    return flags;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "b = true;",
        "if (!b) { b = true; }",
        "if (n) { b = true; own = false; }",
        "own = b = true;",
        "b |= true;"
      })
  void aFlagThatIsOnlySet(String statements) {
    assertThat(flags(statements).isForGood("acme.A.b", true)).isTrue();
    assertThat(flags(statements).isForGood("acme.A.b", false)).as("before").isFalse();
  }

  @Test
  void aFlagOfAnObject() {
    assertThat(flags("own = true;").isForGood("acme.A.own", true)).isTrue();
  }

  @Test
  void aFlagThatIsTrueAtFirst() {
    assertThat(flags("first = false;").isForGood("acme.A.first", false)).isTrue();
    assertThat(flags("first = false;").isForGood("acme.A.first", true)).as("before").isFalse();
    assertThat(flags("first = true;").isForGood("acme.A.first", true)).isFalse();
    assertThat(flags("first = n;").isForGood("acme.A.first", false)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if (a.compareAndSet(false, true)) { own = true; }",
        "if (!a.getAndSet(true)) { own = true; }",
        "if (!a.get()) { a.set(true); }"
      })
  void anAtomicFlagThatIsOnlySet(String statements) {
    assertThat(flags(statements).isForGood("acme.A.a", true)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "b = false;", "b = n;", "b = !b;", "b = true; b = false;"})
  void aFlagThatIsNotSetForGood(String statements) {
    assertThat(flags(statements).isForGood("acme.A.b", true)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a.set(true); a.set(false);",
        "a.set(true); a.compareAndSet(true, false);",
        "a.set(true); a.set(n);",
        "a.set(true); give(a);",
        "a.set(true); AtomicBoolean mine = a; mine.set(true);",
        "a.set(true); a = new AtomicBoolean();"
      })
  void anAtomicFlagThatIsNotSetForGood(String statements) {
    assertThat(flags(statements).isForGood("acme.A.a", true)).isFalse();
  }

  @Test
  void aFlagThatNobodyAsksIsNone() {
    SetOnce flags = of("static boolean b; void run() { b = true; }");

    assertThat(flags.isForGood("acme.A.b", true)).isFalse();
  }

  @Test
  void whatIsNoClassFileHasNone() {
    SetOnce flags = new SetOnce();
    flags.add(new byte[] {1, 2, 3});

    assertThat(flags.isForGood("acme.A.b", true)).isFalse();
  }
}
