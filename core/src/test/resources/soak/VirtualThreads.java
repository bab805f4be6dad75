// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** Virtual threads that sleep and park for ever. */
public class VirtualThreads {
  public static void main(String[] args) throws Exception {
    for (int i = 0; i < 20; i++) {
      Thread.startVirtualThread(() -> { while (!Thread.currentThread().isInterrupted()) LockSupport.park(); });
      Thread.ofVirtual().start(() -> { try { Thread.sleep(1_000_000); } catch (InterruptedException e) { } });
    }
    Executors.newVirtualThreadPerTaskExecutor().submit(() -> 1).get();
    soak.Gauge.look();
    Thread.sleep(100_000);
  }
}
