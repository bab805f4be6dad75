// SPDX-License-Identifier: Apache-2.0
public class RunningThread {
  public static void run() {
    new Thread(RunningThread::work).start();
  }

  private static void work() {
    try {
      Thread.sleep(1_000_000);
    } catch (InterruptedException e) {
      // Ends, as it should.
    }
  }
}
