// SPDX-License-Identifier: Apache-2.0
import java.util.Timer;
import java.util.TimerTask;

public class TimerDropped {
  public static void run() {
    new Timer("once")
        .schedule(
            new TimerTask() {
              @Override
              public void run() {}
            },
            1);
  }
}
