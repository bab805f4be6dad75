// SPDX-License-Identifier: Apache-2.0
import java.lang.management.ManagementFactory;
import javax.management.NotificationEmitter;

public class PlatformBeanListener {
  public static void run() {
    listen(ManagementFactory.getMemoryMXBean());
    ManagementFactory.getGarbageCollectorMXBeans().forEach(PlatformBeanListener::listen);
  }

  private static void listen(Object bean) {
    ((NotificationEmitter) bean).addNotificationListener((told, handback) -> {}, null, null);
  }
}
