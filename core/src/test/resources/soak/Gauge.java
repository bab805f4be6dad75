// SPDX-License-Identifier: Apache-2.0
package soak;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.remain.Remain;
import java.lang.management.ManagementFactory;

/** Of the base: tells at every tenth generation what the JVM holds after a collection. */
public final class Gauge {
  private static int generations;

  public static void look() throws InterruptedException {
    int generation = ++generations;
    if (generation % 10 != 0) {
      return;
    }
    int loaders = 0;
    for (int attempt = 0; attempt < 100; attempt++) {
      System.gc();
      loaders = Remain.status().loadersAlive();
      if (loaders <= 1) {
        break;
      }
      Thread.sleep(20);
    }
    UnixOperatingSystemMXBean system =
        (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    System.out.println("gauge " + generation
        + " loaders " + (loaders + 1)
        + " threads " + ManagementFactory.getThreadMXBean().getThreadCount()
        + " files " + system.getOpenFileDescriptorCount());
  }
}
