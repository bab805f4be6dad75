// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.lasting;

import dev.remain.cleanup.BaseCode;
import dev.remain.generation.FailureText;

/** Calls of code that stays, and what went wrong with them. Stateless. */
public final class BaseCalls {

  private BaseCalls() {}

  /** Code that may throw. */
  @FunctionalInterface
  public interface Call {
    void run() throws Exception;
  }

  /**
   * Waits for the call, with the deadline that the code has.
   *
   * @param what names the call
   * @return what went wrong, in words; empty if nothing did
   */
  public static String problem(BaseCode code, String what, Call call) {
    try {
      return code.call(
          what,
          () -> {
            call.run();
            return "";
          });
    } catch (BaseCode.Overdue e) {
      return String.valueOf(e.getMessage());
    } catch (Exception | LinkageError e) {
      return what + " threw " + FailureText.line(e);
    }
  }
}
