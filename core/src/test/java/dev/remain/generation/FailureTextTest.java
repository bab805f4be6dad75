// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailureTextTest {

  @Test
  void aLineNamesTheFirstPlaceInLiveCode() {
    Exception thrown = new IllegalStateException("closed");
    thrown.setStackTrace(
        new StackTraceElement[] {
          frame(null, "java.util.List", "List.java", 1),
          frame("remain-base-1", "lib.Lib", "Lib.java", 2),
          frame("remain-generation-3", "acme.App", "App.java", 41),
          frame("remain-generation-3", "acme.App", "App.java", 99)
        });

    assertThat(FailureText.line(thrown))
        .isEqualTo("java.lang.IllegalStateException: closed (App.java:41)");
  }

  @Test
  void aPlaceIsLookedForInTheCauses() {
    Exception cause = new IllegalStateException("closed");
    cause.setStackTrace(
        new StackTraceElement[] {frame("remain-generation-3", "acme.App", "App.java", 7)});
    Error thrown = new ExceptionInInitializerError(cause);
    thrown.setStackTrace(new StackTraceElement[0]);

    assertThat(FailureText.line(thrown))
        .isEqualTo(
            "java.lang.ExceptionInInitializerError: java.lang.IllegalStateException: closed"
                + " (App.java:7)");
  }

  @Test
  void withoutLiveCodeThereIsNoPlace() {
    assertThat(FailureText.line(new IllegalStateException("closed")))
        .isEqualTo("java.lang.IllegalStateException: closed");
  }

  @Test
  void aTraceLeavesOutTheFramesThatCalledMain() {
    Exception thrown = new IllegalStateException("two\nlines");
    thrown.setStackTrace(
        new StackTraceElement[] {
          frame("remain-generation-3", "acme.App", "App.java", 41),
          frame(null, "jdk.internal.reflect.DirectMethodHandleAccessor", "X.java", 1),
          frame(null, "java.lang.reflect.Method", "Method.java", 1),
          frame("app", "dev.remain.generation.MainLauncher", "MainLauncher.java", 1)
        });

    assertThat(FailureText.withTrace(thrown))
        .isEqualTo(
            """
            java.lang.IllegalStateException: two
            lines (App.java:41)
                at remain-generation-3//acme.App.run(App.java:41)""");
  }

  @Test
  void aThrowableThatCannotDescribeItselfIsToldAllTheSame() {
    assertThat(FailureText.line(new Speechless()))
        .isEqualTo(
            "dev.remain.generation.FailureTextTest$Speechless"
                + " (describing it threw java.lang.UnsupportedOperationException)");
    assertThat(FailureText.withTrace(new Speechless()))
        .isEqualTo(
            "dev.remain.generation.FailureTextTest$Speechless"
                + " (describing it threw java.lang.UnsupportedOperationException)");
  }

  @Test
  void anErrorInTheDescriptionIsToldAllTheSame() {
    Exception thrown =
        new Exception() {
          @Override
          public String getMessage() {
            throw new NoClassDefFoundError("acme/Gone");
          }
        };

    assertThat(FailureText.withTrace(thrown))
        .endsWith(" (describing it threw java.lang.NoClassDefFoundError)");
  }

  private static final class Speechless extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new UnsupportedOperationException();
    }
  }

  private static StackTraceElement frame(String loader, String type, String file, int line) {
    String method = type.equals("java.lang.reflect.Method") ? "invoke" : "run";
    return new StackTraceElement(loader, null, null, type, method, file, line);
  }
}
