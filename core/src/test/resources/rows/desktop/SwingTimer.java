// SPDX-License-Identifier: Apache-2.0
import javax.swing.Timer;

public class SwingTimer {
  public static void run() {
    new Timer(10, event -> {}).start();
  }
}
