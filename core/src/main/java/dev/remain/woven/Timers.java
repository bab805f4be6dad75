// SPDX-License-Identifier: Apache-2.0
package dev.remain.woven;

import java.util.Date;
import java.util.Timer;
import java.util.TimerTask;

/**
 * Tasks of timers: the task is what is shown. A timer that nobody holds goes on as long as it has
 * tasks, and cannot be cancelled any more.
 */
public final class Timers {

  private Timers() {}

  /** For {@link Timer#schedule(TimerTask, long)}. */
  public static void schedule(Timer timer, TimerTask task, long delay) {
    timer.schedule(task, delay);
    Calls.made(task);
  }

  /** For {@link Timer#schedule(TimerTask, Date)}. */
  public static void schedule(Timer timer, TimerTask task, Date time) {
    timer.schedule(task, time);
    Calls.made(task);
  }

  /** For {@link Timer#schedule(TimerTask, long, long)}. */
  public static void schedule(Timer timer, TimerTask task, long delay, long period) {
    timer.schedule(task, delay, period);
    Calls.made(task);
  }

  /** For {@link Timer#schedule(TimerTask, Date, long)}. */
  public static void schedule(Timer timer, TimerTask task, Date first, long period) {
    timer.schedule(task, first, period);
    Calls.made(task);
  }

  /** For {@link Timer#scheduleAtFixedRate(TimerTask, long, long)}. */
  public static void scheduleAtFixedRate(Timer timer, TimerTask task, long delay, long period) {
    timer.scheduleAtFixedRate(task, delay, period);
    Calls.made(task);
  }

  /** For {@link Timer#scheduleAtFixedRate(TimerTask, Date, long)}. */
  public static void scheduleAtFixedRate(Timer timer, TimerTask task, Date first, long period) {
    timer.scheduleAtFixedRate(task, first, period);
    Calls.made(task);
  }
}
