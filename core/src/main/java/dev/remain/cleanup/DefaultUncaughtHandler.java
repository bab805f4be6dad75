// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup;

import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;

/** Takes a doomed default handler of uncaught exceptions out of its place. */
final class DefaultUncaughtHandler implements CleanupStep {

  private final Thread.UncaughtExceptionHandler before =
      Thread.getDefaultUncaughtExceptionHandler();

  @Override
  public Phase phase() {
    return Phase.BEFORE_START;
  }

  @Override
  public int clean(Doomed doomed) {
    if (!doomed.owns(Thread.getDefaultUncaughtExceptionHandler())) {
      return 0;
    }
    Thread.setDefaultUncaughtExceptionHandler(before);
    return 1;
  }
}
