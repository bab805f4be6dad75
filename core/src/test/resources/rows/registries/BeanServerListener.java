// SPDX-License-Identifier: Apache-2.0
import java.lang.management.ManagementFactory;
import javax.management.MBeanServerDelegate;
import javax.management.NotificationListener;

public class BeanServerListener {
  public static void run() throws Exception {
    NotificationListener listener = (told, handback) -> {};
    ManagementFactory.getPlatformMBeanServer()
        .addNotificationListener(MBeanServerDelegate.DELEGATE_NAME, listener, null, null);
  }
}
