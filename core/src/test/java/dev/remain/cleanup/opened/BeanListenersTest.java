// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.opened;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.agent.Opened;
import dev.remain.cleanup.step.Gone;
import dev.remain.fixtures.GcAssert;
import dev.remain.hook.Doomed;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.MBeanServer;
import javax.management.MBeanServerDelegate;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Opened
class BeanListenersTest {

  private static final String THING =
      "import javax.management.*;"
          + " public class Thing implements NotificationListener, NotificationFilter {"
          + " public void handleNotification(Notification n, Object o) { }"
          + " public boolean isNotificationEnabled(Notification n) { return true; } }";

  @TempDir Path directory;
  private final NotificationEmitter memory =
      (NotificationEmitter) ManagementFactory.getMemoryMXBean();
  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final BeanListeners step = new BeanListeners(Gone.access());

  @Test
  void theLoaderIsHeldWithoutTheStepAndCollectedWithIt() throws Exception {
    WeakReference<ClassLoader> loader = install();

    GcAssert.assertHeld(loader, "the loader of the thing");
    List<String> cuts = clean(loader);
    GcAssert.assertCollected(loader, "the loader of the thing");
    assertThat(cuts)
        .containsExactly(
            "listener gone.Thing taken from an MBean",
            "listener gone.Thing taken from an MBean",
            "listener gone.Thing taken from an MBean",
            "listener gone.Thing taken from an MBean");
  }

  private WeakReference<ClassLoader> install() throws Exception {
    Gone gone = new Gone(directory, THING);
    NotificationListener listener = (NotificationListener) gone.thing();
    memory.addNotificationListener(listener, null, null);
    ((NotificationEmitter) ManagementFactory.getGarbageCollectorMXBeans().get(0))
        .addNotificationListener(listener, null, gone);
    server.addNotificationListener(
        new ObjectName(ManagementFactory.MEMORY_MXBEAN_NAME), listener, null, null);
    server.addNotificationListener(MBeanServerDelegate.DELEGATE_NAME, listener, null, null);
    return new WeakReference<>(gone);
  }

  @Test
  void listenersThatStayAreLeftAlone() throws Exception {
    AtomicInteger told = new AtomicInteger();
    NotificationListener kept = (notification, handback) -> told.incrementAndGet();
    server.addNotificationListener(MBeanServerDelegate.DELEGATE_NAME, kept, null, null);
    Gone gone = new Gone(directory, THING);
    gone.thing();

    assertThat(clean(new WeakReference<>(gone))).isEmpty();

    ObjectName name = new ObjectName("remaintest:type=Listened");
    server.registerMBean(new StandardMBean(() -> {}, Runnable.class), name);
    server.unregisterMBean(name);
    server.removeNotificationListener(MBeanServerDelegate.DELEGATE_NAME, kept);
    assertThat(told).hasValue(2);
  }

  private List<String> clean(WeakReference<ClassLoader> loader) throws Exception {
    return step.clean(new Doomed(Set.of(loader.get()), getClass().getClassLoader()));
  }
}
