// SPDX-License-Identifier: Apache-2.0
package dev.remain.woven;

import java.io.IOException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.ListenerNotFoundException;
import javax.management.MBeanServer;
import javax.management.MBeanServerConnection;
import javax.management.NotificationBroadcaster;
import javax.management.NotificationEmitter;
import javax.management.NotificationFilter;
import javax.management.NotificationListener;
import javax.management.ObjectInstance;
import javax.management.ObjectName;

/**
 * Managed beans, and listeners to them: what a library registers for a generation is not there for
 * the next one. Apart, since a JVM may be made without them.
 */
public final class Beans {

  private Beans() {}

  /** For {@link MBeanServer#registerMBean}. */
  public static ObjectInstance registerMBean(MBeanServer server, Object bean, ObjectName name)
      throws JMException {
    ObjectInstance instance = server.registerMBean(bean, name);
    ObjectName registered = instance.getObjectName();
    Calls.receiver()
        .registered(
            bean,
            own -> {
              if (server.isRegistered(registered)) {
                server.unregisterMBean(registered);
              }
            });
    return instance;
  }

  /** For {@link NotificationEmitter#addNotificationListener}. */
  public static void addNotificationListener(
      NotificationEmitter emitter,
      NotificationListener listener,
      NotificationFilter filter,
      Object handback) {
    addNotificationListener((NotificationBroadcaster) emitter, listener, filter, handback);
  }

  /** For {@link NotificationBroadcaster#addNotificationListener}. */
  public static void addNotificationListener(
      NotificationBroadcaster emitter,
      NotificationListener listener,
      NotificationFilter filter,
      Object handback) {
    emitter.addNotificationListener(listener, filter, handback);
    Calls.receiver()
        .registered(
            listener,
            own -> {
              try {
                emitter.removeNotificationListener((NotificationListener) own);
              } catch (ListenerNotFoundException e) {
                // The program did so itself.
              }
            });
  }

  /** For {@link MBeanServer#addNotificationListener}. */
  public static void addNotificationListener(
      MBeanServer server,
      ObjectName name,
      NotificationListener listener,
      NotificationFilter filter,
      Object handback)
      throws InstanceNotFoundException {
    server.addNotificationListener(name, listener, filter, handback);
    registered(server, name, listener);
  }

  /** For {@link MBeanServerConnection#addNotificationListener}. */
  public static void addNotificationListener(
      MBeanServerConnection server,
      ObjectName name,
      NotificationListener listener,
      NotificationFilter filter,
      Object handback)
      throws InstanceNotFoundException, IOException {
    server.addNotificationListener(name, listener, filter, handback);
    registered(server, name, listener);
  }

  private static void registered(
      MBeanServerConnection server, ObjectName name, NotificationListener listener) {
    Calls.receiver()
        .registered(
            listener,
            own -> {
              try {
                server.removeNotificationListener(name, (NotificationListener) own);
              } catch (InstanceNotFoundException | ListenerNotFoundException e) {
                // The program did so itself.
              }
            });
  }
}
