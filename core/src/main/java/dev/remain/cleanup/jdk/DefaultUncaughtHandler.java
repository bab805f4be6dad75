// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.jdk;

import dev.remain.cleanup.step.Names;
import dev.remain.cleanup.step.Remembering;
import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a doomed default handler of uncaught exceptions out of its place, and puts back the one
 * that was there when the generation was entered. Confined to the restart thread.
 */
final class DefaultUncaughtHandler implements CleanupStep, Remembering {

  private final Thread.@Nullable UncaughtExceptionHandler first =
      Thread.getDefaultUncaughtExceptionHandler();
  private Thread.@Nullable UncaughtExceptionHandler before = first;

  @Override
  public void entering() {
    before = Thread.getDefaultUncaughtExceptionHandler();
  }

  @Override
  public Phase phase() {
    return Phase.BEFORE_START;
  }

  @Override
  public List<String> clean(Doomed doomed) {
    Thread.UncaughtExceptionHandler now = Thread.getDefaultUncaughtExceptionHandler();
    if (now == null || !doomed.owns(now)) {
      return List.of();
    }
    Thread.setDefaultUncaughtExceptionHandler(doomed.owns(before) ? first : before);
    return List.of("default uncaught-exception handler " + Names.of(now) + " taken out");
  }
}
