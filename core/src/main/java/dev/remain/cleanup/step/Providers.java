// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.step;

import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.function.Consumer;

/** Going through the providers of a service, some of which may be of no use. Stateless. */
public final class Providers {

  private Providers() {}

  /** What is done with a provider. */
  @FunctionalInterface
  public interface Use<T> {
    void with(T provider) throws Exception;
  }

  /**
   * Uses each provider; one that cannot be had, or used, is told and passed by. Ends where looking
   * for the next one fails twice in the same way, since then it does not get any further.
   *
   * @param found by a {@link java.util.ServiceLoader}
   */
  public static <T> void each(Iterator<T> found, Use<T> use, Consumer<Throwable> problem) {
    String last = "";
    boolean isDone = false;
    while (!isDone) {
      boolean isLooking = true;
      try {
        isDone = !found.hasNext();
        if (!isDone) {
          T provider = found.next();
          isLooking = false;
          last = "";
          use.with(provider);
        }
      } catch (Exception | ServiceConfigurationError | LinkageError e) {
        String again = isLooking ? String.valueOf(e) : "";
        isDone = isLooking && again.equals(last);
        last = again;
        if (!isDone) {
          problem.accept(e);
        }
      }
    }
  }
}
