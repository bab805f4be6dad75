// SPDX-License-Identifier: Apache-2.0
import java.util.Timer;
import java.util.TimerTask;

public class TimerHeldByApp {
  private static final Timer TIMER = new Timer("ticker");

  public static void run() {
    TIMER.schedule(
        new TimerTask() {
          @Override
          public void run() {}
        },
        10,
        10);
  }
}
