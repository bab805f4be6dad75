// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry.type;

import java.lang.reflect.InvocationTargetException;

/** What code of the program threw, as text. */
public final class Thrown {

  private Thrown() {}

  /** Answers in words; what nobody can go on after is thrown again. */
  public static String text(Throwable thrown) {
    Throwable cause = thrown;
    if (thrown instanceof InvocationTargetException && thrown.getCause() != null) {
      cause = thrown.getCause();
    }
    if (cause instanceof OutOfMemoryError error) {
      throw error;
    }
    try {
      return String.valueOf(cause).lines().findFirst().orElse("");
    } catch (Throwable again) {
      return cause.getClass().getName();
    }
  }
}
