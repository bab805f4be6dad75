// SPDX-License-Identifier: Apache-2.0
import java.lang.management.ManagementFactory;
import javax.management.ObjectName;

public class ManagedBean {
  public interface StateMBean {
    int getState();
  }

  public static class State implements StateMBean {
    @Override
    public int getState() {
      return 1;
    }
  }

  public static void run() throws Exception {
    ManagementFactory.getPlatformMBeanServer()
        .registerMBean(new State(), new ObjectName("rows:type=State"));
  }
}
