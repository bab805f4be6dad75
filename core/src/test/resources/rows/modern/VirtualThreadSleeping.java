// SPDX-License-Identifier: Apache-2.0
public class VirtualThreadSleeping {
  public static void run() {
    Thread.startVirtualThread(
        () -> {
          try {
            Thread.sleep(1_000_000);
          } catch (InterruptedException e) {
            // Ends, as it should.
          }
        });
  }
}
