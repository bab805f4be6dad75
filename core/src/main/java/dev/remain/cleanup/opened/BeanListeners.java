// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.opened;

import dev.remain.agent.Extra;
import dev.remain.agent.Internals;
import dev.remain.agent.JdkField;
import dev.remain.cleanup.step.LoaderAccess;
import dev.remain.cleanup.step.Names;
import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import javax.management.ListenerNotFoundException;
import javax.management.MBeanServer;
import javax.management.MBeanServerDelegate;
import javax.management.MBeanServerFactory;
import javax.management.NotificationEmitter;
import javax.management.NotificationFilter;
import javax.management.NotificationListener;
import org.jspecify.annotations.Nullable;

/**
 * Removes doomed listeners from the JDK's own MBeans, and from the delegates of MBean servers, who
 * tell of registrations. Done only where a doomed class can be a listener, since to ask for the
 * MBeans starts them.
 */
final class BeanListeners implements CleanupStep {

  private static final Kind OF_PLATFORM =
      new Kind(
          Internals.BEAN_LISTENERS,
          Internals.BEAN_LISTENER,
          Internals.BEAN_FILTER,
          Internals.BEAN_HANDBACK);
  private static final Kind OF_DELEGATE =
      new Kind(Internals.LISTENERS, Internals.LISTENER, Internals.FILTER, Internals.HANDBACK);

  /** How an emitter keeps its listeners: a list of entries with three parts. */
  private record Kind(JdkField list, JdkField listener, JdkField filter, JdkField handback) {}

  private final LoaderAccess access;

  BeanListeners(LoaderAccess access) {
    this.access = access;
  }

  @Override
  public Phase phase() {
    return Phase.BEFORE_START;
  }

  @Override
  public List<String> clean(Doomed doomed) throws ListenerNotFoundException {
    List<String> cuts = new ArrayList<>();
    if (!access.haveMet(doomed, "javax.management.NotificationListener")
        || !Extra.BEAN_LISTENERS.isAvailable()) {
      return cuts;
    }
    List<Object> beans = new ArrayList<>(ManagementFactory.getGarbageCollectorMXBeans());
    beans.add(ManagementFactory.getMemoryMXBean());
    for (Object bean : beans) {
      if (bean instanceof NotificationEmitter emitter
          && Internals.BEAN_LISTENERS.isFieldOf(emitter)) {
        clean(emitter, emitter, OF_PLATFORM, doomed, cuts);
      }
    }
    for (MBeanServer server : MBeanServerFactory.findMBeanServer(null)) {
      if (Internals.SERVER_DELEGATE.isFieldOf(server)
          && Internals.SERVER_DELEGATE.get(server) instanceof MBeanServerDelegate delegate) {
        clean(delegate, Internals.DELEGATE_BROADCASTER.get(delegate), OF_DELEGATE, doomed, cuts);
      }
    }
    return cuts;
  }

  private static void clean(
      NotificationEmitter emitter,
      @Nullable Object keeper,
      Kind kind,
      Doomed doomed,
      List<String> cuts)
      throws ListenerNotFoundException {
    List<?> entries = keeper == null ? null : (List<?>) kind.list().get(keeper);
    for (Object entry : entries == null ? List.of() : new ArrayList<>(entries)) {
      NotificationListener listener = (NotificationListener) kind.listener().get(entry);
      NotificationFilter filter = (NotificationFilter) kind.filter().get(entry);
      Object handback = kind.handback().get(entry);
      Object inner = unwrapped(listener);
      if (doomed.owns(inner) || doomed.owns(filter) || doomed.owns(handback)) {
        emitter.removeNotificationListener(listener, filter, handback);
        cuts.add("listener " + (inner == null ? "" : Names.of(inner)) + " taken from an MBean");
      }
    }
  }

  /** One that came by way of a server is inside a wrapper. */
  private static @Nullable Object unwrapped(@Nullable Object listener) {
    return listener != null && Internals.WRAPPED_LISTENER.isFieldOf(listener)
        ? Internals.WRAPPED_LISTENER.get(listener)
        : listener;
  }
}
