// SPDX-License-Identifier: Apache-2.0
public class ThreadIgnoringInterrupts {
  public static void run() {
    Thread thread = new Thread(ThreadIgnoringInterrupts::work, "stubborn");
    thread.setDaemon(true);
    thread.start();
  }

  private static void work() {
    while (true) {
      try {
        Thread.sleep(1_000_000);
      } catch (InterruptedException e) {
        // Goes on.
      }
    }
  }
}
