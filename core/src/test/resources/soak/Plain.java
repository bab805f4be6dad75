// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.CountDownLatch;

/** Some threads, a lambda and a little work. */
public class Plain {
  static volatile long sum;

  public static void main(String[] args) throws Exception {
    for (int i = 0; i < 3; i++) {
      Thread thread = new Thread(Plain::work, "worker-" + i);
      thread.setDaemon(i == 0);
      thread.start();
    }
    soak.Gauge.look();
    new CountDownLatch(1).await();
  }

  static void work() {
    while (!Thread.currentThread().isInterrupted()) {
      sum++;
    }
  }
}
