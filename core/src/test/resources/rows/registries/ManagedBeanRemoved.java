// SPDX-License-Identifier: Apache-2.0
import java.lang.management.ManagementFactory;
import javax.management.MBeanServer;
import javax.management.ObjectName;

public class ManagedBeanRemoved {
  public record Pair(int left, int right) {}

  public interface PairsMXBean {
    default int getCount() {
      return 1;
    }
  }

  public static class Pairs implements PairsMXBean {}

  public static void run() throws Exception {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    ObjectName name = new ObjectName("rows:type=Pairs");
    server.registerMBean(new Pairs(), name);
    server.getAttribute(name, "Count");
    server.unregisterMBean(name);
  }
}
